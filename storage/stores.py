"""Everything that is stored, as one transaction sees it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from news.findings import Findings
from news.ids import ArticleId, GuildId
from storage.applications import ApplicationStore
from storage.articles import ArticleStore
from storage.briefings import BriefingStore
from storage.changes import ChangeStore
from storage.copies import CopyStore
from storage.deliveries import DeliveryStore
from storage.disputes import DisputeStore
from storage.doubts import DoubtStore
from storage.feeds import FeedStore
from storage.figures import FigureStore
from storage.fixes import FixStore
from storage.follows import FollowStore
from storage.fresh import FreshStore
from storage.guilds import GuildStore
from storage.holdings import HoldingStore
from storage.identities import IdentityStore, text_key
from storage.imports import ImportStore
from storage.meanings import MeaningStore
from storage.members import MemberStore
from storage.merges import MergeStore
from storage.notes import NoteStore
from storage.placements import PlacementStore
from storage.presence import PresenceStore
from storage.profiles import ProfileStore
from storage.questions import QuestionStore
from storage.quotes import QuoteStore
from storage.records import RecordStore
from storage.review_queue import ReviewQueueStore
from storage.reviews import ReviewStore
from storage.revisions import RevisionStore
from storage.roles import RoleStore
from storage.sayings import SayingStore
from storage.schedules import ScheduleStore
from storage.seen import SeenStore
from storage.shares import ShareStore
from storage.speakers import SpeakerStore
from storage.withdrawals import WithdrawalStore


class Stores:
    """One store for each noun, all on the same transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.guilds = GuildStore(connection)
        self.presence = PresenceStore(connection)
        self.holdings = HoldingStore(connection)
        self.members = MemberStore(connection)
        self.articles = ArticleStore(connection)
        self.copies = CopyStore(connection)
        self.fixes = FixStore(connection)
        self.revisions = RevisionStore(connection)
        self.reviews = ReviewStore(connection)
        self.review_queue = ReviewQueueStore(connection)
        self.disputes = DisputeStore(connection)
        self.imports = ImportStore(connection)
        self.speakers = SpeakerStore(connection)
        self.identities = IdentityStore(connection)
        self.merges = MergeStore(connection)
        self.placements = PlacementStore(connection)
        self.roles = RoleStore(connection)
        self.doubts = DoubtStore(connection)
        self.changes = ChangeStore(connection)
        self.profiles = ProfileStore(connection)
        self.quotes = QuoteStore(connection)
        self.sayings = SayingStore(connection)
        self.records = RecordStore(connection)
        self.meanings = MeaningStore(connection)
        self.figures = FigureStore(connection)
        self.briefings = BriefingStore(connection)
        self.schedules = ScheduleStore(connection)
        self.deliveries = DeliveryStore(connection)
        self.withdrawals = WithdrawalStore(connection)
        self.shares = ShareStore(connection)
        self.questions = QuestionStore(connection)
        self.seen = SeenStore(connection)
        self.feeds = FeedStore(connection)
        self.follows = FollowStore(connection)
        self.fresh = FreshStore(connection)
        self.notes = NoteStore(connection)
        self.applications = ApplicationStore(connection)

    async def file_findings(self, guild: GuildId, article: ArticleId, findings: Findings) -> None:
        """File everything found in an article that `articles.file` filed just before.

        Spans refer to the page's text; one that lies outside of it raises `ValueError`.
        """
        speakers = await self.identities.file(guild, article, findings.speakers)
        quotes = await self.quotes.file(guild, article, findings.quotes, speakers=speakers)
        await self.figures.file(guild, article, findings.figures, quotes=quotes)
        await self.reviews.apply(guild, article, quotes)
        await self.placements.apply(guild, article)
        await self.roles.apply(guild, article)
        await self.disputes.compare(guild, article)

    async def keep_only(self, guild: GuildId, article: ArticleId, text: str, kept: str) -> None:
        """Keep of a filed article's text what is left of it in `kept`, of the same length.

        What is decided about its speakers and quotes holds for that as it did for the whole.
        """
        named = await self.revisions.named(article)
        keys = text_key(text), text_key(kept)
        await self.identities.carry_over(guild, named, *keys)
        await self.reviews.carry_over(guild, *keys)
        await self.placements.carry_over(guild, *keys)
        await self.articles.keep_only(guild, article, kept)

"""Identifiers, one type each, so that a guild cannot be passed where an article is meant."""

from typing import NewType

GuildId = NewType("GuildId", int)
UserId = NewType("UserId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
RoleId = NewType("RoleId", int)
ArticleId = NewType("ArticleId", int)
SpeakerId = NewType("SpeakerId", int)
QuoteId = NewType("QuoteId", int)
FigureId = NewType("FigureId", int)
QuestionId = NewType("QuestionId", int)
ScheduleId = NewType("ScheduleId", int)
DeliveryId = NewType("DeliveryId", int)
DoubtId = NewType("DoubtId", int)
ChangeId = NewType("ChangeId", int)
ShareId = NewType("ShareId", int)
FeedId = NewType("FeedId", int)
FollowId = NewType("FollowId", int)
NoteId = NewType("NoteId", int)

FORGOTTEN = UserId(0)
"""Stands for a member whose id was deleted at their wish, where what they did must stay."""

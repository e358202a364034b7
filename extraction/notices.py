"""Lines between the paragraphs of a page that are no part of the article: offers and pointers."""

import re

_LONGEST = 300  # characters
_NOTICE = re.compile(
    r"""(?:
        (?:read\ (?:more|also|next|on)|see\ also|related(?:\ stor(?:y|ies))?|also\ read|watch|listen
          |more\ on\ this(?:\ story)?|lire\ aussi|à\ lire(?:\ aussi)?|lesen\ sie\ auch
          |mehr\ zum\ thema|lea\ también|leer\ más|leggi\ anche|lees\ ook|читайте\ также)\s*[:：|].*
      | (?:adverti[sz]ement|anzeige|werbung|publicit[éà]|publicidad|реклама)(?:\ ?[·•-].*)?
      | loading\s?(?:\.\.\.|…)
      | (?:story|article)\ continues\ below.*
      | (?:sign\ up|subscribe|register|follow\ (?:us|[\w.’' -]{2,40}?)\ on)\b[^“”"]*?
          \b(?:newsletters?|inbox|social\ media|twitter|facebook|instagram|whatsapp)\b[^“”"]*
      | (?:regístrate|suscríbete|inscrivez-vous|abonnez-vous)\b[^“”"«»]*
      | (?:©|copyright\ (?:©|\(c\)|\d{4})).*
      | reporting\ by\ .{2,100};\ ?(?:editing|writing|additional\ reporting)\ by\ .*
      | our\ standards:.*
      | you\ (?:get|got|receive|received|are\ receiving)\ this\ e-?mail\b.*
      | (?:view|read)\ this\ (?:e-?mail|message)\ (?:in|on)\ (?:your|a)\ (?:web\ )?browser.*
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def is_notice(line: str) -> bool:
    """Tell an offer, a pointer to other stories or a mere ornament from a paragraph.

    >>> is_notice("Read more: The last doctor of Dry Fork"), is_notice("Watch out, he said.")
    (True, False)
    """
    if not any(character.isalnum() for character in line):
        return True
    return len(line) <= _LONGEST and _NOTICE.fullmatch(line) is not None

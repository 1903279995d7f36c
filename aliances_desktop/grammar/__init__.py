"""What letters need of Catalan, Spanish and English grammar: articles, elision, contractions, lists, posts, dates."""

from aliances_desktop.grammar.names import (
    ARTICLES,
    Name,
    article,
    by,
    capital,
    guess,
    joined,
    joined_names,
    of,
    the,
    to,
)
from aliances_desktop.grammar.numbers import copies, letter_date, ordinal
from aliances_desktop.grammar.people import POSTS, gender_said, person, post, post_title
from aliances_desktop.grammar.sounds import elides, elides_article, is_spelled, is_stressed_first

__all__ = [
    "ARTICLES",
    "POSTS",
    "Name",
    "article",
    "by",
    "capital",
    "copies",
    "elides",
    "elides_article",
    "gender_said",
    "guess",
    "is_spelled",
    "is_stressed_first",
    "joined",
    "joined_names",
    "letter_date",
    "of",
    "ordinal",
    "person",
    "post",
    "post_title",
    "the",
    "to",
]

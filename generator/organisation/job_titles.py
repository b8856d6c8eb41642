"""Whether a job title is somebody's name: a policy names jobs, and so stays true when somebody leaves.

A name is told by a title of address or by a first name, and by the capital letters of all its words; no word of it
may be one of those that job titles are made of. So an uncommon name is missed, and no job title is taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FORMS_OF_ADDRESS = """
    mr mrs ms miss mx dr prof professor rev revd cllr councillor sir dame
"""
_FIRST_NAMES = """
    aaron abigail adam adrian agnes ahmed aisha alan alastair albert alex alexander alice alison amanda amina amy
    andrea andrew angela ann anna anne annie anthony antonia arthur barbara barry beatrice ben benjamin bernard beth
    brenda brian bridget bruce callum carol caroline catherine catriona charles charlotte cheryl chloe chris christine
    christopher claire clare colin craig daniel daniela danielle david deborah declan deirdre denise dennis derek
    diane donald donna dorothy douglas duncan edward eileen elaine eleanor elizabeth ellen emily emma eric euan eva
    evelyn ewan farah fatima fergus fiona frances fraser gareth gary gavin geoffrey george gillian gordon graeme
    graham hannah harriet harry hassan heather helen henry hugh iain ian imran irene isabel ivan jack jacqueline jake
    james jamie jane janet jason jean jennifer jeremy jessica jill joan joanna joanne joe john jonathan joseph
    josephine joshua joyce judith julia julian julie karen kate katherine kathleen katie keith kelly kenneth kerry
    kevin kieran kirsty laura lauren leanne lesley liam linda lisa lorna louise lucy luke lynn maeve malcolm margaret
    maria marie marion martin mary matthew maureen megan melanie michael michelle mohammed moira monica morag muhammad
    nadia natalie natasha neil niamh nicholas nicola nigel nuala olivia owen pamela patricia patrick paul paula
    pauline peter philip philippa priya rachel raymond rebecca richard robert roger rory rosemary ross roy russell
    ruth ryan sally samantha samuel sandra sarah scott sean sharon sheila shona simon siobhan sophie stephanie stephen
    steven stuart susan suzanne teresa thomas timothy tony tracy valerie vanessa veronica vincent wendy william yasmin
    yvonne zoe
"""
_JOB_WORDS = """
    account accounts administrator adviser advisor ambassador assistant association board bursar captain care ceo cfo
    chair chairman chairperson chairwoman champion chaplain charity chief clerk club coach committee communications
    community company consultant contact controller convener convenor coo coordinator council counsel cto curator
    custodian deputy designated desk development digital director dpo dsl editor engagement executive facilitator
    finance founder foundation fund fundraiser fundraising governance governor group guardian head helper helpline
    host hr interim it keeper lead leader liaison librarian line lord lady manager marketing mayor md media member
    minister moderator monitor nurse office officer organiser organizer outreach owner partner pr practitioner
    president press priest principal producer programme project protection publicity rector registrar representative
    safeguarding school secretary senior service services society specialist spokesman spokesperson spokeswoman staff
    steward supervisor support teacher team trainer treasurer trust trustee vicar vice volunteer warden wellbeing
    worker youth
"""
_OPENS_A_NAME = frozenset((_FORMS_OF_ADDRESS + _FIRST_NAMES).split())
_OF_A_JOB = frozenset(_JOB_WORDS.split())
_MOST_WORDS = 4
_PIECES = re.compile(r"\s*[(),;/]\s*|\s+[-–—]\s+")


# Most organisations have the same jobs.
@lru_cache(maxsize=1_000)
def job_without_name(title: str) -> str | None:
    """Return what is left of a job title without the name of a person in it; None when there is no name."""
    pieces = [part for piece in _PIECES.split(title) if piece for part in _job_and_rest(piece)]
    jobs = [piece for piece in pieces if not _is_name(piece)]
    return None if len(jobs) == len(pieces) else ", ".join(jobs)


def _job_and_rest(words: str) -> list[str]:
    """Return words in two, where a name follows a job without a mark between them: Director Ann Lee."""
    each = words.split()
    length = next((at for at, word in enumerate(each) if not _is_of_a_job(_bare(word))), 0)
    job, rest = " ".join(each[:length]), " ".join(each[length:])
    return [job, rest] if job and _is_name(rest) else [words]


def _bare(word: str) -> str:
    """Return a word without a stop, capitals and accents: people leave accents out, and so does the list."""
    plain = unicodedata.normalize("NFKD", word.strip(".").casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _is_name(words: str) -> bool:
    bare = list(map(_bare, words.split()))
    capital = all(word[:1].isupper() and not word.isupper() for word in words.split() if len(word.strip(".")) > 1)
    if not 1 < len(bare) <= _MOST_WORDS or not capital or any(_is_of_a_job(word) for word in bare):
        return False
    return bare[0] in _OPENS_A_NAME


def _is_of_a_job(word: str) -> bool:
    return any(part in _OF_A_JOB for part in re.split(r"[-&]", word)) or word.endswith(("’s", "'s"))

"""An organisation's file and its brand become the files of its policies: the only way from one to the other.

A pure function: no disk, no process, no clock. The build, the check and a page in a browser go through it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.codes.of_files import BRAND_FILE
from generator.codes.of_fit import TEMPLATE_UNKNOWN
from generator.diagnostics import Diagnostic, Problems, coded, collecting
from generator.document import Meta
from generator.formats.formats import FORMATS
from generator.organisation.file_name import id_problem
from generator.organisation.parse import Organisation, Source, parse
from generator.organisation.role_references import nameless_roles
from generator.organisation.unclear import NOTHING, Unclear
from generator.policy.checks.cautions import cautions, same_titles
from generator.policy.checks.roles import fallback_warnings, fallen_roles, misfits
from generator.policy.checks.unused import unused_warnings
from generator.policy.compose import Composer
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.rendering.brand import blank_details, look_of
from generator.rendering.library import Library
from generator.template.template_file import no_such_template


@dataclass(frozen=True, slots=True)
class RenderedPolicy:
    """One policy of an organisation: its bytes by the name of the format.

    `fallbacks` are the roles that fell back to somebody who weakens the policy, `unused` the names of what its
    organisation gave and it does not use.
    """

    id: str
    title: str
    meta: Meta
    files: Mapping[str, bytes]
    fallbacks: tuple[str, ...]
    unused: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]
    has_longer: bool
    """Whether it is of the short length, and its template has a full one too."""
    selection: Selection = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of an organisation."""

    organisation: Organisation
    policies: tuple[RenderedPolicy, ...]
    in_vain: tuple[Diagnostic, ...] = ()
    """What is told of that none of its policies uses, where all of them were rendered."""

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file by its path, such as `northbank/social-media.docx`."""
        return {
            f"{self.organisation.id}/{FORMATS[name].file_of(policy.id)}": content
            for policy in self.policies
            for name, content in policy.files.items()
        }

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What needs attention and stops nothing."""
        return (*(warning for policy in self.policies for warning in policy.warnings), *self.in_vain)


def render(
    library: Library, sources: Sequence[Source], brand: Mapping[str, bytes], stage: Stage, formats: Collection[str]
) -> Rendered:
    """Return the policies of an organisation in some formats.

    `sources` are its own file and the defaults above it, the nearest first; `brand` has the bytes of the files
    that it names, by those names. Raises Problems with all that is wrong.
    """
    file = sources[0].file
    if problem := id_problem(PurePosixPath(file).stem, file):
        raise Problems([problem])
    parsed = parse(PurePosixPath(file).stem, *sources)
    made = parsed.go_on(lambda known: render_policies(library, known, brand, Wanted(stage, formats, known.policies)))
    unused = {policy.id: policy.unused for policy in made.policies}
    return replace(made, in_vain=tuple(warnings_of_all(unused, library, made.organisation)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of an organisation: the ids of the policies, in which stage and in which formats."""

    stage: Stage
    formats: Collection[str]
    policies: Collection[str]


def render_policies(
    library: Library, organisation: Organisation, brand: Mapping[str, bytes], wanted: Wanted
) -> Rendered:
    """Return some policies of an organisation that has been read. Raises Problems with all that is wrong."""
    composers, problems = _composers(library, organisation)
    policies = []
    found: list[Diagnostic] = []
    for composer in composers:
        if composer.template.id in wanted.policies:
            with collecting(found):
                policies.append(_policy(composer, organisation, brand, wanted))
    if found:
        unclear = _unclear(organisation, problems)
        problems += [told for told in found if not unclear.explains(told)]
    if problems:
        raise Problems(problems)
    return Rendered(organisation, tuple(policies))


def composer_for(library: Library, organisation: Organisation, template_id: str) -> Composer:
    """Return the template of one of an organisation's policies. Raises Problems, also where there is none."""
    if not library.has(template_id):
        place = organisation.locate_key("policies", template_id)
        raise Problems(coded(TEMPLATE_UNKNOWN.id, [no_such_template(place, template_id, library.ids())]))
    return library.composer(template_id)


def warnings_of(fallbacks: Sequence[str], composer: Composer, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield what is told of a policy whose roles fell back so, and what of it somebody should look at."""
    yield from fallback_warnings(fallbacks, composer.template, organisation)
    yield from cautions(organisation, [composer.template])


def warnings_of_all(
    unused: Mapping[str, Collection[str]], library: Library, organisation: Organisation
) -> Iterator[Diagnostic]:
    """Yield what is told of an organisation that has all its policies, by what each of them does not use."""
    composers = [library.composer(name) for name in organisation.policies]
    yield from unused_warnings(organisation, unused, composers)
    yield from same_titles(organisation, [composer.template for composer in composers])


def _composers(library: Library, organisation: Organisation) -> tuple[list[Composer], list[Diagnostic]]:
    """Return the templates of an organisation's policies, and what is wrong with them or does not fit them."""
    composers: list[Composer] = []
    problems: list[Diagnostic] = []
    for template_id in organisation.policies:
        with collecting(problems):
            composers.append(composer_for(library, organisation, template_id))
    unknown = [template_id for template_id in organisation.policies if not library.has(template_id)]
    if len(composers) + len(unknown) == len(organisation.policies):
        # Whichever template is meant by an id that none has, or that was refused, it is one of those that there are.
        meant = [*composers, *(_usable(library) if unknown or not composers else ())]
        problems.extend(misfits(organisation, [composer.template for composer in meant]))
    return composers, problems


def _unclear(organisation: Organisation, misfits: Sequence[Diagnostic]) -> Unclear:
    """Return what is unclear when a value does not fit: what it was to give is missing only for that.

    Where a role is unknown, a duty that nobody holds may be the one that was meant, and nobody can give it a title.
    """
    there = {organisation.locate_key("roles", role).key for role in organisation.keys("roles")}
    wrong = frozenset(told.key for told in misfits if told.key)
    keys = wrong | nameless_roles(organisation, wrong)
    return replace(NOTHING, files=organisation.files(), keys=keys, groups={"roles": there} if wrong & there else {})


def _usable(library: Library) -> Iterator[Composer]:
    for template_id in library.ids():
        with suppress(Problems):
            yield library.composer(template_id)


def _policy(
    composer: Composer, organisation: Organisation, brand: Mapping[str, bytes], wanted: Wanted
) -> RenderedPolicy:
    problems: list[Diagnostic] = []
    with collecting(problems):
        look = look_of(composer.template, organisation, brand)
    problems = list(coded(BRAND_FILE.id, problems))
    with collecting(problems):
        finished = finish_policy(composer, organisation, wanted.stage)
    if problems:
        raise Problems(problems)
    document = finished.document
    if blank := list(blank_details(composer.template, organisation, look, document)):
        raise Problems(coded(BRAND_FILE.id, blank))
    fallbacks = fallen_roles(finished.fallen, composer.template)
    entry = organisation.policies[composer.template.id]
    return RenderedPolicy(
        composer.template.id,
        document.title,
        document.meta,
        {name: FORMATS[name].written(document, look) for name in wanted.formats},
        fallbacks,
        finished.unused,
        tuple(warnings_of(fallbacks, composer, organisation)),
        entry.length == "short" and composer.template.has_full_length,
        finished.selection,
    )

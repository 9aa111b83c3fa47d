"""The MkDocs configuration of one language, on top of the root mkdocs.yml."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import yaml

from generator.model.handbook import Handbook
from generator.model.labels import Label, labels_of
from generator.outputs.site.brand import add_brand
from generator.render.escape import config as encode
from generator.render.prose import flat
from generator.render.site import Site
from generator.text.placeholders import shown


def language_config(
    shared: Mapping[str, Any], handbook: Handbook, site: Site, language: str
) -> str:
    """Give the text of `mkdocs.<language>.yml`.

    Args:
        shared: What the root mkdocs.yml says.
        handbook: The handbook.
        site: Its pages.
        language: The language of this site.
    """
    config: dict[str, Any] = copy.deepcopy(dict(shared))
    names = {code: encode(name) for code, name in handbook.languages.items()}
    config.update(
        site_name=site.titles[language],
        site_description=encode(flat(handbook.subtitle, handbook.parameters, language)),
        copyright=footer(handbook, language),
        docs_dir=f"docs/{language}",
        site_dir=f"site/{language}",
        nav=list(site.navs[language]),
    )
    theme = config["theme"]
    theme.update(language=language, custom_dir="overrides")
    modes = (Label.DARK_MODE, Label.LIGHT_MODE)
    for entry, key in zip(theme.get("palette", ()), modes, strict=False):
        entry["toggle"]["name"] = encode(flat(handbook.labels[key], handbook.parameters, language))
    extra = config["extra"]
    # Both engines make the same bytes, and none of them is to know the other.
    extra.pop("engine", None)
    if len(names) > 1:
        extra["alternate"] = [
            {"name": name, "link": f"../{code}/index.html", "lang": code}
            for code, name in names.items()
            if code != language
        ]
    # The templates of the theme and the scripts have no other way to words of ours.
    extra["words"] = site_words(handbook, language)
    if toc := config.get("markdown_extensions", {}).get("toc"):
        toc["permalink_title"] = extra["words"]["permalink"]
    add_brand(handbook, config)
    if not handbook.release:
        draft = flat(handbook.labels[Label.RV_DRAFT], handbook.parameters, language)
        extra["draft"] = encode(draft)
    head = "# Written by `handbook build`; change mkdocs.yml in the root folder instead.\n"
    return head + yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=4096)


def site_words(handbook: Handbook, language: str) -> dict[str, str]:
    """Give the words of ours that stand on every page, encoded for HTML, by their short names."""
    return {
        name: encode(flat(handbook.labels[key], handbook.parameters, language))
        for name, key in labels_of("site_word").items()
    }


def footer(handbook: Handbook, language: str) -> str:
    """Give the line at the foot of each page: company, edition, digest."""
    company = shown(handbook.parameters["company"], language)
    edition = flat(handbook.labels[Label.EDITION], handbook.parameters, language)
    draft = flat(handbook.labels[Label.RV_DRAFT_SHORT], handbook.parameters, language)
    version = handbook.version if handbook.release else f"{handbook.version} ({draft})"
    return encode(f"{company} · {edition} {version} · {handbook.digest[:12]}")

"""Two small corpora in our own words, and questions that do not repeat their words."""

from __future__ import annotations

POLISH = {
    "index.md": "# Start\n\nWitamy.\n",
    "konta.md": """# Konta firmowe

Krótki wstęp do rozdziału.

## Hasła { #accounts-passwords }

Hasło do konta ma czternaście znaków. Trzymaj je w menedżerze haseł.

## Dwa kroki logowania { #accounts-two-step }

Przy każdym koncie włącz drugi składnik: klucz albo aplikację.

## Rejestr profili { #accounts-register }

Każdy profil wpisujemy do rejestru w ciągu pięciu dni. Zapisujemy związek z kampanią.

## Przejęte konto { #accounts-hacked }

Gdy ktoś przejął profil, dzwoń do działu bezpieczeństwa i nie kasuj śladów.
""",
    "wpisy.md": """# Publikowanie

## Zdjęcia { #posts-photos }

Na zdjęcie dziecka potrzebna jest zgoda obojga rodziców. Cofnięta zgoda oznacza usunięcie.

## Hashtagi { #posts-hashtags }

Daj najwyżej trzy hashtagi. Nie podpinaj się pod żałobę ani wybory.

## Komentarze { #posts-comments }

Ukrywamy groźby i spam. Krytyka zostaje, nawet ostra. Dyżur odpowiada w cztery godziny.

## Umowy z twórcami { #posts-creators }

Umowa każe oznaczyć reklamę na początku wpisu. Pracownik nie płaci za obserwujących.
""",
}

ENGLISH = {
    "index.md": "# Start\n\nWelcome.\n",
    "accounts.md": """# Company accounts

## Passwords { #accounts-passwords }

A password has fourteen characters and lies in the password manager.

## Two steps { #accounts-two-step }

Turn on a second factor for each account: a key or an app.

## Handing over { #accounts-handover }

When a holder leaves, they give back access by the last day.
""",
    "posts.md": """# Publishing

## Photographs { #posts-photos }

A picture of a child needs the consent of both parents.

## Hashtags { #posts-hashtags }

Use three hashtags at most. Stay away from elections.

## Comments { #posts-comments }

We hide threats and spam. Criticism stays. The rota answers within four hours.
""",
}

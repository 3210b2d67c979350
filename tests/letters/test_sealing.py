"""A letter opens for one person, and only if the person whom it names sealed it."""

import random
import tracemalloc

import pyrage
import pytest
from hypothesis import given, settings

from letters.test_document import WALK
from letters.two_people import ADA, BEN, letters
from tightrope.letters import sealing
from tightrope.letters.document import to_bytes
from tightrope.letters.errors import (
    BrokenPromiseError,
    DamagedLetterError,
    ForgedLetterError,
    LetterError,
    NoLetterError,
    TooLargeError,
    WrongKeyError,
)
from tightrope.letters.letter import Letter
from tightrope.letters.promise import (
    check_promise,
    is_one_of_two,
    one_of_two,
    promise_of,
    read_promise,
    sealed_part,
)
from tightrope.letters.reading import read
from tightrope.letters.words import three_words

SEALED = sealing.seal(to_bytes(WALK, ADA.public), ADA, BEN.public)


def opened(sealed: bytes, own: sealing.KeyPair = BEN) -> Letter:
    """Open a sealed letter as the journal does."""
    tag, document = sealing.unseal(sealed, own)
    letter, writer = read(document)
    sealing.check_writer(tag, document, own, writer)
    return letter


@settings(max_examples=20)
@given(letters())
def test_it_opens_for_the_one_it_is_sealed_to(letter: Letter) -> None:
    assert opened(sealing.seal(to_bytes(letter, ADA.public), ADA, BEN.public)) == letter


def test_it_is_an_age_file_and_tells_nothing_by_its_length() -> None:
    longer = Letter(span=WALK.span, talk=("A line.",) * 50)
    sealed = sealing.seal(to_bytes(longer, ADA.public), ADA, BEN.public)
    assert sealed.startswith(b"age-encryption.org/v1\n")
    # What age puts into its header at random has any length.
    assert len(sealed.partition(b"\n--- ")[2]) == len(SEALED.partition(b"\n--- ")[2])


def test_it_opens_for_nobody_else() -> None:
    with pytest.raises(WrongKeyError, match="not sealed to your present key"):
        opened(SEALED, sealing.new_key_pair())
    with pytest.raises(WrongKeyError):
        opened(SEALED, ADA)  # nor for whoever wrote it


def test_what_was_damaged_is_refused() -> None:
    for sealed in (SEALED[:-1], SEALED[:-100] + bytes(100), SEALED + b"x"):
        with pytest.raises(DamagedLetterError):
            opened(sealed)
    with pytest.raises(NoLetterError):
        opened(b"Dear Ben,")


def test_a_stranger_who_knows_the_key_cannot_write_in_the_name_of_another() -> None:
    document = to_bytes(WALK, ADA.public)
    forged = pyrage.encrypt(bytes(32) + document, [pyrage.x25519.Recipient.from_str(BEN.public)])
    with pytest.raises(ForgedLetterError, match="forged"):
        opened(forged)
    eve = sealing.new_key_pair()
    with pytest.raises(ForgedLetterError):
        opened(sealing.seal(document, eve, BEN.public))


def test_a_letter_that_was_handed_on_and_sealed_again_is_forged() -> None:
    carol = sealing.new_key_pair()
    tag, document = sealing.unseal(SEALED, BEN)
    onward = pyrage.encrypt(tag + document, [pyrage.x25519.Recipient.from_str(carol.public)])
    with pytest.raises(ForgedLetterError):
        opened(onward, carol)


def test_nobody_can_prove_to_a_third_person_who_wrote_it() -> None:
    # The reader could have made the same tag, so it is no evidence against the writer.
    document = to_bytes(WALK, ADA.public)
    tag, _ = sealing.unseal(SEALED, BEN)
    assert sealing._tag(document, BEN, ADA.public, writer=ADA.public, reader=BEN.public) == tag


def test_a_file_larger_than_any_letter_is_refused_unread() -> None:
    with pytest.raises(TooLargeError, match="2 MB"):
        sealing.unseal(SEALED + bytes(sealing.LARGEST), BEN)


def test_a_thousand_hostile_letters_are_refused_in_little_memory() -> None:
    rng = random.Random(14)
    tracemalloc.start()
    refused = sum(map(is_refused, (hostile(rng, number) for number in range(1000))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused == 1000
    assert peak < 64 * 2**20


def hostile(rng: random.Random, number: int) -> bytes:
    """Return a letter that was damaged, or made with the keys of both and ill will."""
    if number % 100 == 0:
        return SEALED + bytes(sealing.LARGEST)
    if number % 2:
        content = bytearray(SEALED[: rng.randrange(len(SEALED))] if number % 4 == 1 else SEALED)
        for _ in range(rng.randrange(1, 9)):
            content.insert(rng.randrange(len(content) + 1), rng.randrange(256))
        return bytes(content)
    document = bytearray(to_bytes(WALK, ADA.public))
    words = document.index(b"Walked")  # within a text, most of this is a text
    for _ in range(rng.randrange(1, 9)):
        at = rng.randrange(words)
        document[at : at + rng.randrange(4)] = rng.choice(
            [
                b"[",
                b"{",
                b'"',
                b"null",
                b"1e999",
                b"\xed\xa0\x80",
                b"\\ud800",
                b"-1",
                rng.randbytes(3),
            ]
        )
    size = 2**21 if number % 200 == 2 else rng.choice([2**13, 2**15])
    return sealing.seal(bytes(document)[:size].ljust(size), ADA, BEN.public)


def is_refused(sealed: bytes) -> bool:
    """Return whether a letter is refused, and in one sentence that says what to do."""
    try:
        opened(sealed)
    except LetterError as reason:
        return str(reason).count(".") in {1, 2} and len(str(reason)) < 200
    return False


def test_a_promise_binds_to_one_letter_and_can_be_said_aloud() -> None:
    file = one_of_two(SEALED)
    promise = promise_of(file)
    assert is_one_of_two(file)
    assert sealed_part(file) == SEALED
    assert [len(group) for group in promise.split("-")] == [4] * 8
    check_promise(file, read_promise(promise.upper().replace("-", " ").replace("0", "o")))
    for other in (one_of_two(SEALED), file[:-1], file + b"x"):
        with pytest.raises(BrokenPromiseError, match="not the letter that was promised"):
            check_promise(other, promise)


def test_what_is_no_promise_is_told() -> None:
    for words in ("", "abcd", "u" * 33, "ß" * 32):
        with pytest.raises(LetterError, match="eight groups of four"):
            read_promise(words)


def test_a_key_has_three_words_that_no_other_key_has() -> None:
    words = three_words(ADA.public).split()
    assert [len(word) for word in words] == [5, 5, 5]
    assert three_words(BEN.public) != three_words(ADA.public) == " ".join(words)


def test_a_key_is_read_as_it_was_pasted() -> None:
    pasted = f"  {ADA.public[:30]}\n {ADA.public[30:].upper()} "
    assert sealing.read_public_key(pasted) == ADA.public
    for wrong in ("", ADA.public[:-1], ADA.secret, "age1" + "q" * 58):
        with pytest.raises(LetterError, match="no public key"):
            sealing.read_public_key(wrong)


def test_a_secret_key_is_not_shown_where_the_pair_is() -> None:
    assert ADA.secret not in repr(ADA)

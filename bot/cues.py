"""Small answers in their many spellings: yes, no, skip, back, a correction, a question, another language."""

from collections.abc import Iterable

from bot import text as texts


def _listed(phrases: str) -> frozenset[str]:
    """The phrases between the commas, normalised."""
    return frozenset(texts.normalise(phrase) for phrase in phrases.split(","))


_YES = _listed("""
    y, ya, iya, yap, yoi, yes, yep, yup, yeah, yea, betul, benar, bener, ok, oke, okay, okey, sip, siap, setuju,
    boleh, mau, sudah, udah, udh, dah, sdh, done, berhasil, beres, selesai, solved, fixed, works, worked, working,
    helped, membantu, mantap, sure, correct
""")
_NO = _listed("""
    no, nope, not, nah, belum, blm, blom, belom, tidak, tdk, tak, ga, gak, gk, g, nggak, ngga, nggk, engga, enggak,
    kagak, ndak, bukan, masih, tetap, tetep, still, doesnt, didnt, isnt, wasnt, wont, cant, cannot, gagal, failed
""")
# What may stand around a plain answer without making it more than that.
_AROUND = _listed("""
    kak, ka, min, mas, mba, mbak, bang, gan, pak, bu, om, sis, bro, admin, dong, deh, sih, kok, nih, tuh, juga,
    saja, aja, banget, bgt, sama, lagi, yet, it, itu, ini, tadi, coba, dicoba, nyoba, bisa, bs, dibantu, terima,
    kasih, makasih, thanks, thank, you, thx, please, that, this, is, i, did, do, have, tried, try, all, now,
    already, helpful, help, work, sekali, sangat, so, very
""")
_CALLS = _listed("kak, ka, kakak, min, mimin, mas, mba, mbak, bang, gan, pak, bu, om, sis, bro, admin, cs")
_FORMS_OF_ADDRESS = _CALLS | _listed("dong, deh, sih, nih, tuh, ya, yah, aja, saja, please, dulu, eh, oh")
_SKIP = _listed("""
    lewati, lewat, lewatin, skip, lanjut, lanjutkan, next, pass, tidak ada, ga ada, gak ada, nggak ada, tdk ada,
    tidak tahu, tidak tau, ga tau, gak tau, gatau, gk tau, nggak tau, tdk tau, tidak punya, ga punya, gak punya,
    nggak punya, kurang tahu, kurang tau, lupa, entah, none, nothing, no idea, dont know, i dont know, not sure,
    dunno, dont have, i dont have it, i dont have one, na, n a
""")
_BACK = _listed("""
    kembali, balik, mundur, sebelumnya, ke sebelumnya, ke belakang, back, go back, previous, undo, ulang, ulangi,
    batal, batalkan, cancel, start over, mulai lagi, mulai ulang
""")
_CORRECTING = _listed("""
    salah, ralat, koreksi, maksud, maksudnya, maksudku, harusnya, seharusnya, typo, bukan, keliru, wrong, actually,
    correction, meant, mean, instead, mistake, rather
""")
_ASKING = _listed("""
    apa, apakah, bagaimana, gimana, gmn, gmana, bgmn, kenapa, knp, mengapa, kapan, berapa, dimana, siapa, cara,
    caranya, how, what, why, when, where, which, who, can, could, does, is, are
""")
_LANGUAGES = {"english": "en", "inggris": "en", "ingris": "en", "indonesia": "id", "indonesian": "id", "indo": "id"}
_AROUND_LANGUAGE = _listed("""
    please, pls, in, speak, can, could, you, do, we, i, use, to, switch, language, the, with, my, only, want,
    continue, pakai, pake, dalam, bahasa, tolong, bisa, ya, kak, dong, ke, ganti, saja, aja, mau, lanjut
""")
_AROUND_DETAILS = _FORMS_OF_ADDRESS | _listed("""
    e, mail, email, emailnya, e mail, saya, aku, nama, namanya, nomor, nomornya, no, hp, wa, telepon, telp, versi,
    versinya, pakai, pake, dashpro, adalah, ini, itu, nya, di, dan, yang, my, name, is, i, am, im, phone, number,
    version, address, alamat, its, the, and, we, use, on, kode, error, tiket, ticket, sejak, since
""")
# “masih gagal” and “ga bisa” tell that somebody did try.
_IN_VAIN = _listed("masih, tetap, tetep, still, gagal, failed, bisa, bs, berhasil, mempan, ngaruh, works, worked, work")
_PLAIN_NO = _listed("belum, blm, blom, belom, masih, tetap, tetep, no, nope, still")
_TRYING = _listed("coba, cobain, dicoba, mencoba, nyoba, try, tried, ikuti, ikutin")
_SOON = _listed("dulu, dl, nanti, ntar, first, let, will, ill")
_PLAIN = _YES | _NO | _AROUND

_LONGEST_PLAIN = 8
_LONGEST_CUE = 5
_LONGEST_READ = 200


def words(text: str) -> tuple[str, ...]:
    """The words at the beginning of a text: what is longer than a few sentences is no small answer."""
    return texts.words(text[:_LONGEST_READ])


def plain_answer(text: str) -> bool | None:
    """Yes (True) or no (False) when the text is nothing but that; None when it is anything else."""
    said = words(text)
    if len(said) > _LONGEST_PLAIN or any(word not in _PLAIN for word in said):
        return None
    if any(word in _NO for word in said):
        return False
    return True if any(word in _YES for word in said) else None


def leading_answer(text: str) -> bool | None:
    """Yes or no as the text begins (“belum, e-mailnya tidak masuk”); None when it begins otherwise."""
    said = words(text)[:_LONGEST_CUE]
    if any(word in _NO for word in said) and said[0] not in _ASKING:
        return False
    return True if any(word in _YES for word in said[:2]) else None


def has_done(text: str) -> bool | None:
    """Yes or no to “have you tried it?”, where “sudah tapi masih gagal” is a yes; None when the text says neither."""
    said = words(text)[:_LONGEST_CUE]
    first = next((word for word in said if word in _YES or word in _NO), None)
    if first is None:
        return None
    return first in _YES or any(word in _IN_VAIN for word in said)


def says_tried(text: str) -> bool:
    """True when the text tells, unasked, that the steps were tried (“udah dicoba, masih gagal”)."""
    return any(word in _TRYING for word in words(text)) and has_done(text) is True


def will_try(text: str) -> bool:
    """True when the visitor is going to try the steps (“oke saya coba dulu”)."""
    said = words(text)
    if len(said) > _LONGEST_PLAIN or any(word in _NO for word in said):
        return False
    return any(word in _TRYING for word in said) and any(word in _SOON for word in said)


def only_calls(text: str) -> bool:
    """True when the text does nothing but call (“min”, “kak”)."""
    said = words(text)
    return bool(said) and all(word in _CALLS for word in said)


def only_gives(text: str, values: Iterable[str]) -> bool:
    """True when the text gives these details and says nothing else."""
    given = {word for value in values for word in words(value)}
    return all(word in given or word in _AROUND_DETAILS for word in words(text))


def begins_with_answer(text: str) -> bool:
    """True when the first word is a yes or a no."""
    said = words(text)
    return bool(said) and (said[0] in _NO or said[0] in _YES)


def begins_with_plain_no(text: str) -> bool:
    """True when the text begins with a no that cannot begin a question (“belum, …”, unlike “tidak bisa …”)."""
    said = words(text)
    return bool(said) and said[0] in _PLAIN_NO


def is_skip(text: str) -> bool:
    """True when the visitor has no answer or wants none of this question."""
    return _core(text) in _SKIP


def is_back(text: str) -> bool:
    """True when the visitor wants to go one step back."""
    return _core(text) in _BACK


def is_correction(text: str) -> bool:
    """True when the text sets something right that was said before."""
    return any(word in _CORRECTING for word in words(text))


def is_question(text: str) -> bool:
    """True when the text asks something, by its mark or by its words."""
    return "?" in text or any(word in _ASKING for word in words(text)[:_LONGEST_CUE])


def wished_language(text: str) -> str | None:
    """The language ("id" or "en") that the visitor asks to speak; None when the text asks for something else."""
    said = words(text)
    wished = {_LANGUAGES[word] for word in said if word in _LANGUAGES}
    if len(wished) != 1 or len(said) > _LONGEST_PLAIN:
        return None
    if any(word not in _AROUND_LANGUAGE and word not in _LANGUAGES for word in said):
        return None
    return wished.pop()


def _core(text: str) -> str:
    """The words without forms of address and the like; nothing when the text is longer than such an answer is."""
    said = words(text)
    return "" if len(said) > _LONGEST_CUE else " ".join(word for word in said if word not in _FORMS_OF_ADDRESS)

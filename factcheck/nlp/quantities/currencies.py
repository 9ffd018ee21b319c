"""Signs and names of currencies, with their ISO 4217 codes."""

from __future__ import annotations

from factcheck.nlp.word_lists import words

# Signs as the AP Stylebook and the Guardian style guide use them. A bare dollar sign is the US dollar, a
# bare pound sign sterling, ¥ the yen: their reading where nothing else is said.
SIGNS: dict[str, str] = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY",
    "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₸": "KZT", "₾": "GEL", "元": "CNY",
}  # fmt: skip

# Letters glued to or before a dollar, pound or other sign: "US$", "A$", "HK$".
DOLLARS: dict[str, str] = {
    "us": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
    "hk": "HKD", "nz": "NZD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD",
    "jm": "JMD", "z": "ZWL", "mx": "MXN", "ar": "ARS", "bz": "BZD", "fj": "FJD", "tt": "TTD", "gy": "GYD",
}  # fmt: skip

CODES = words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD "
    "XOF XPF YER ZAR ZMW ZWL"
)
BEFORE: dict[str, str] = {
    "rs": "INR",
    "rm": "MYR",
    "rmb": "CNY",
    "kr": "SEK",
    "fr": "CHF",
    "ksh": "KES",
}

# Names after the amount. Where several countries share a name, the one with the largest economy.
NAMES: dict[str, str] = {
    "dollar": "USD", "buck": "USD", "pound": "GBP", "quid": "GBP", "sterling": "GBP", "euro": "EUR",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupee": "INR", "ruble": "RUB",
    "rouble": "RUB", "won": "KRW", "lira": "TRY", "shekel": "ILS", "hryvnia": "UAH", "naira": "NGN",
    "peso": "MXN", "real": "BRL", "reais": "BRL", "franc": "CHF", "krona": "SEK", "kronor": "SEK",
    "krone": "NOK", "kroner": "NOK", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "rand": "ZAR",
    "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "taka": "BDT", "dirham": "AED",
    "dinar": "KWD", "riyal": "SAR", "rial": "IRR", "shilling": "KES", "cedi": "GHS", "birr": "ETB",
    "tugrik": "MNT", "tenge": "KZT", "lari": "GEL", "dram": "AMD", "leu": "RON", "lei": "RON",
    "lev": "BGN", "leva": "BGN", "kwacha": "ZMW", "kyat": "MMK", "afghani": "AFN",
}  # fmt: skip

# Names that mean money only after an amount that leaves no other sense ("won", "real", "lev" do not).
WARY = frozenset({"won", "real", "rand", "franc", "lei", "buck", "sterling"})

# A country or people before the name decides between currencies that share it.
OF_COUNTRY: dict[tuple[str, str], str] = {
    ("american", "dollar"): "USD", ("us", "dollar"): "USD", ("united states", "dollar"): "USD",
    ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD", ("singapore", "dollar"): "SGD",
    ("hong kong", "dollar"): "HKD", ("new zealand", "dollar"): "NZD", ("taiwan", "dollar"): "TWD",
    ("british", "pound"): "GBP", ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP",
    ("syrian", "pound"): "SYP", ("sudanese", "pound"): "SDG", ("pakistani", "rupee"): "PKR",
    ("indian", "rupee"): "INR", ("lankan", "rupee"): "LKR", ("nepali", "rupee"): "NPR",
    ("nepalese", "rupee"): "NPR", ("japanese", "yen"): "JPY", ("chinese", "yuan"): "CNY",
    ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB", ("korean", "won"): "KRW",
    ("turkish", "lira"): "TRY", ("lebanese", "lira"): "LBP", ("syrian", "lira"): "SYP",
    ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP", ("philippine", "peso"): "PHP", ("cuban", "peso"): "CUP",
    ("brazilian", "real"): "BRL", ("swiss", "franc"): "CHF", ("cfa", "franc"): "XOF",
    ("swedish", "krona"): "SEK", ("swedish", "kronor"): "SEK", ("icelandic", "krona"): "ISK",
    ("norwegian", "krone"): "NOK", ("norwegian", "kroner"): "NOK", ("danish", "krone"): "DKK",
    ("danish", "kroner"): "DKK", ("polish", "zloty"): "PLN", ("hungarian", "forint"): "HUF",
    ("czech", "koruna"): "CZK", ("african", "rand"): "ZAR", ("thai", "baht"): "THB",
    ("malaysian", "ringgit"): "MYR", ("malaysia", "ringgit"): "MYR", ("indonesian", "rupiah"): "IDR", ("vietnamese", "dong"): "VND",
    ("emirati", "dirham"): "AED", ("uae", "dirham"): "AED", ("moroccan", "dirham"): "MAD",
    ("kuwaiti", "dinar"): "KWD", ("iraqi", "dinar"): "IQD", ("jordanian", "dinar"): "JOD",
    ("serbian", "dinar"): "RSD", ("algerian", "dinar"): "DZD", ("tunisian", "dinar"): "TND",
    ("libyan", "dinar"): "LYD", ("bahraini", "dinar"): "BHD", ("saudi", "riyal"): "SAR",
    ("qatari", "riyal"): "QAR", ("qatari", "rial"): "QAR", ("yemeni", "rial"): "YER",
    ("omani", "rial"): "OMR", ("iranian", "rial"): "IRR", ("kenyan", "shilling"): "KES",
    ("ugandan", "shilling"): "UGX", ("tanzanian", "shilling"): "TZS", ("somali", "shilling"): "SOS",
    ("ukrainian", "hryvnia"): "UAH", ("israeli", "shekel"): "ILS", ("nigerian", "naira"): "NGN",
}  # fmt: skip

# Hundredths: their part and the currency meant where no other is near.
HUNDREDTHS: dict[str, str] = {
    "cent": "USD", "penny": "GBP", "pence": "GBP", "p": "GBP", "kopeck": "RUB", "kopek": "RUB",
    "paise": "INR", "kopiyka": "UAH", "sen": "MYR", "centavo": "MXN", "piastre": "EGP", "fen": "CNY",
    "agora": "ILS", "agorot": "ILS",
}  # fmt: skip

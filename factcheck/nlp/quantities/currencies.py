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
    "kronur": "ISK", "hryvnya": "UAH", "riel": "KHR", "manat": "AZN", "kwanza": "AOA", "pula": "BWP",
    "ngultrum": "BTN", "boliviano": "BOB", "escudo": "CVE", "nakfa": "ERN", "dalasi": "GMD",
    "gourde": "HTG", "lempira": "HNL", "pataca": "MOP", "ariary": "MGA", "ouguiya": "MRU", "rufiyaa": "MVR",
    "metical": "MZN", "meticais": "MZN", "somoni": "TJS", "vatu": "VUV", "bolivar": "VES", "bolivares": "VES",
    "quetzales": "GTQ", "colones": "CRC", "guaranies": "PYG", "emalangeni": "SZL", "maloti": "LSL",
    "greenback": "USD", "loonie": "CAD",
}  # fmt: skip

# Names that mean money only after an amount that leaves no other sense ("won", "real", "lev" do not).
WARY = frozenset({"won", "real", "rand", "franc", "lei", "buck", "sterling"})

# Peoples and countries whose adjective before the name decides between currencies that share it (ISO 4217,
# list one). "Somali" and the like stand for both the people and the adjective.
_ADJECTIVES: dict[str, dict[str, str]] = {
    "dollar": {
        "american": "USD", "us": "USD", "united states": "USD", "australian": "AUD", "bahamian": "BSD",
        "barbadian": "BBD", "belize": "BZD", "bermudian": "BMD", "bermuda": "BMD", "brunei": "BND",
        "canadian": "CAD", "cayman": "KYD", "caribbean": "XCD", "fijian": "FJD", "fiji": "FJD", "guyanese": "GYD",
        "hong kong": "HKD", "jamaican": "JMD", "liberian": "LRD", "namibian": "NAD", "new zealand": "NZD",
        "singapore": "SGD", "singaporean": "SGD", "solomon islands": "SBD", "surinamese": "SRD",
        "taiwan": "TWD", "taiwanese": "TWD", "trinidadian": "TTD", "tobago": "TTD", "zimbabwean": "ZWL",
        "zimbabwe": "ZWL",
    },
    "pound": {
        "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG",
        "gibraltar": "GIP", "falkland": "FKP", "falklands": "FKP", "helena": "SHP",
    },
    "rupee": {
        "indian": "INR", "pakistani": "PKR", "lankan": "LKR", "nepali": "NPR", "nepalese": "NPR",
        "mauritian": "MUR", "seychellois": "SCR", "seychelles": "SCR",
    },
    "peso": {
        "mexican": "MXN", "argentine": "ARS", "argentinian": "ARS", "chilean": "CLP", "colombian": "COP",
        "philippine": "PHP", "filipino": "PHP", "cuban": "CUP", "dominican": "DOP", "uruguayan": "UYU",
    },
    "franc": {
        "swiss": "CHF", "cfa": "XOF", "cfp": "XPF", "congolese": "CDF", "rwandan": "RWF", "burundian": "BIF",
        "djiboutian": "DJF", "djibouti": "DJF", "guinean": "GNF", "comorian": "KMF", "comoran": "KMF",
    },
    "dinar": {
        "kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "serbian": "RSD", "algerian": "DZD",
        "tunisian": "TND", "libyan": "LYD", "bahraini": "BHD", "macedonian": "MKD",
    },
    "dirham": {"emirati": "AED", "uae": "AED", "moroccan": "MAD"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "qatar": "QAR", "yemeni": "YER", "omani": "OMR", "iranian": "IRR"},
    "shilling": {
        "kenyan": "KES", "ugandan": "UGX", "uganda": "UGX", "tanzanian": "TZS", "somali": "SOS", "kenya": "KES",
    },
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "koruna": {"czech": "CZK"},
    "lira": {"turkish": "TRY", "lebanese": "LBP", "syrian": "SYP"},
    "ruble": {"russian": "RUB", "belarusian": "BYN", "belarussian": "BYN"},
    "won": {"korean": "KRW", "north korean": "KPW"},
    "yuan": {"chinese": "CNY"}, "renminbi": {"chinese": "CNY"}, "yen": {"japanese": "JPY"},
    "manat": {"azerbaijani": "AZN", "azeri": "AZN", "turkmen": "TMT", "turkmenistan": "TMT"},
    "kwacha": {"zambian": "ZMW", "malawian": "MWK"}, "som": {"kyrgyz": "KGS", "kyrgyzstani": "KGS", "uzbek": "UZS"},
    "sum": {"uzbek": "UZS"}, "somoni": {"tajik": "TJS", "tajikistani": "TJS"},
    "lek": {"albanian": "ALL"}, "kip": {"lao": "LAK", "laotian": "LAK"}, "kina": {"guinean": "PGK", "guinea": "PGK"},
    "sol": {"peruvian": "PEN", "nuevo": "PEN"}, "colon": {"rican": "CRC"}, "real": {"brazilian": "BRL"},
    "leone": {"leonean": "SLE", "leone": "SLE"}, "leu": {"romanian": "RON", "moldovan": "MDL"},
    "bolivar": {"venezuelan": "VES"}, "boliviano": {"bolivian": "BOB"}, "guarani": {"paraguayan": "PYG"},
    "cordoba": {"nicaraguan": "NIO"}, "balboa": {"panamanian": "PAB"}, "tala": {"samoan": "WST"},
    "mark": {"bosnian": "BAM", "convertible": "BAM"}, "guilder": {"antillean": "ANG"}, "florin": {"aruban": "AWG"},
    "rand": {"african": "ZAR"}, "baht": {"thai": "THB"}, "ringgit": {"malaysian": "MYR", "malaysia": "MYR"},
    "rupiah": {"indonesian": "IDR"}, "dong": {"vietnamese": "VND"}, "zloty": {"polish": "PLN"},
    "forint": {"hungarian": "HUF"}, "hryvnia": {"ukrainian": "UAH"}, "shekel": {"israeli": "ILS"},
    "naira": {"nigerian": "NGN"}, "birr": {"ethiopian": "ETB"}, "cedi": {"ghanaian": "GHS", "ghana": "GHS"},
    "tenge": {"kazakh": "KZT", "kazakhstani": "KZT"}, "lari": {"georgian": "GEL"}, "dram": {"armenian": "AMD"},
    "lev": {"bulgarian": "BGN"}, "taka": {"bangladeshi": "BDT"}, "kyat": {"burmese": "MMK", "myanmar": "MMK"},
    "riel": {"cambodian": "KHR"}, "tugrik": {"mongolian": "MNT"}, "afghani": {"afghan": "AFN"},
    "pula": {"botswana": "BWP"}, "kwanza": {"angolan": "AOA"}, "metical": {"mozambican": "MZN"},
    "ariary": {"malagasy": "MGA"}, "gourde": {"haitian": "HTG"}, "quetzal": {"guatemalan": "GTQ"},
    "lempira": {"honduran": "HNL"}, "escudo": {"verdean": "CVE"}, "dalasi": {"gambian": "GMD"},
    "nakfa": {"eritrean": "ERN"}, "pataca": {"macanese": "MOP", "macau": "MOP"}, "rufiyaa": {"maldivian": "MVR"},
    "ngultrum": {"bhutanese": "BTN"}, "vatu": {"vanuatu": "VUV"}, "euro": {"european": "EUR"},
}  # fmt: skip
_VARIANTS = {
    "rouble": "ruble", "rial": "riyal", "kroner": "krone", "kronor": "krona", "kronur": "krona",
    "reais": "real", "lei": "leu", "leva": "lev", "hryvnya": "hryvnia",
    "colones": "colon", "bolivares": "bolivar", "quetzales": "quetzal", "guaranies": "guarani", "soles": "sol",
    "meticais": "metical",
}  # fmt: skip
OF_COUNTRY: dict[tuple[str, str], str] = {
    (adjective, name): code for name, kin in _ADJECTIVES.items() for adjective, code in kin.items()
}
OF_COUNTRY |= {
    (adjective, variant): code
    for variant, name in _VARIANTS.items()
    for adjective, code in _ADJECTIVES[name].items()
}

ADJECTIVES = frozenset(adjective.split()[0] for adjective, _ in OF_COUNTRY)

# Hundredths: their part and the currency meant where no other is near.
HUNDREDTHS: dict[str, str] = {
    "cent": "USD", "penny": "GBP", "pence": "GBP", "p": "GBP", "kopeck": "RUB", "kopek": "RUB",
    "paise": "INR", "kopiyka": "UAH", "sen": "MYR", "centavo": "MXN", "piastre": "EGP", "fen": "CNY",
    "agora": "ILS", "agorot": "ILS", "centime": "CHF", "rappen": "CHF", "groszy": "PLN", "kuru\u015f": "TRY",
    "kurus": "TRY", "satang": "THB", "stotinki": "BGN", "poisha": "BDT",
}  # fmt: skip

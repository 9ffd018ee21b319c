"""Words around and in names: titles, what they tell of gender, first names, name particles.

Titles after the AP Stylebook's "titles" and "religious titles"; first names are the most common of
their decade lists in the United States, Britain, France, Spain, Germany, Russia, Turkey and the Arab
world, only those that are given to one sex nearly everywhere.
"""

from __future__ import annotations

from factcheck.nlp.word_lists import words as word_list

_HE_TITLES = """mr mr. mister sir lord king prince emperor sultan emir tsar baron duke count earl pope
cardinal rabbi imam ayatollah sheikh sheik mullah father brother mr’s spokesman chairman congressman
councilman councillor-man businessman policeman fisherman salesman statesman gunman anchorman actor
husband son father-in-law grandfather uncle nephew boy man"""
_SHE_TITLES = """mrs mrs. ms ms. miss madam madame dame lady queen princess empress baroness duchess
countess sister mother spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman
stateswoman anchorwoman actress wife daughter grandmother aunt niece girl woman"""

GENDERED = {
    **dict.fromkeys(_HE_TITLES.split(), "he"),
    **dict.fromkeys(_SHE_TITLES.split(), "she"),
}

# Printed before a name, no part of it.
TITLES = word_list("""mr mr. mister mrs mrs. ms ms. miss mx mx. sir lord lady dame king queen prince princess pope
    dr dr. doctor prof prof. professor president vice-president premier chancellor minister secretary
    prime deputy vice acting former ex-president then-president sen sen. senator rep rep. representative
    congressman congresswoman gov gov. governor mayor judge justice attorney ambassador speaker
    gen gen. general lt lt. lieutenant col col. colonel maj maj. major capt capt. captain sgt sgt.
    sergeant cpl corporal pvt private adm adm. admiral cmdr commander marshal brigadier officer
    detective inspector constable sheriff chief rev rev. reverend father sister brother cardinal bishop
    archbishop rabbi imam ayatollah sheikh sheik mullah emperor empress sultan emir chairman chairwoman
    spokesman spokeswoman spokesperson director coach manager editor correspondent analyst leader
    foreign defense defence finance interior state the""")

HE_NAMES = word_list("""aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr alexander alexei
    alfred ali amir anatoly andrew anthony antoine antonio arthur bashar benjamin bernard bill bob boris
    brian bruce carlos charles christopher craig daniel david dennis diego dmitri dmitry donald douglas
    edward emmanuel emre eric fernando francis francisco frank frederick gary george gerald giovanni
    gordon greg gregory hamid hans harold harry hasan hassan henry hugo hussein ian ibrahim igor ivan
    jack jacob jacques james jason javier jeffrey jeremy jerry jim joe john jonathan jorge jose joseph
    joshua juan karl keith kenneth kevin khalid konstantin larry lawrence leonid louis luis mahmoud
    marc marco mark martin matthew mehmet michael miguel mike mikhail mohamed mohammad mohammed muhammad
    mustafa nathan nicholas nikolai oleg omar oscar oswald pablo patrick paul pedro peter philip pierre
    rafael ralph raymond recep ricardo richard robert roberto roger roland ronald roy samuel scott sergei
    sergey simon stefan stephen steve steven thomas tim timothy tom viktor vladimir volodymyr walter
    wayne william yevgeny youssef yuri yusuf""")
SHE_NAMES = word_list("""agnes aisha alexandra alice amanda amy ana andrea angela anita ann anna anne annie barbara beatrice
    beth betty brenda camilla carmen carol caroline catherine cecilia charlotte christina christine
    claire clara claudia cynthia deborah denise diana donna doris dorothy ekaterina elena eleanor
    elizabeth emily emma erica esther eva evelyn fatima florence frances gloria grace hannah heather
    helen helena hillary ingrid irene irina isabel isabella jane janet jennifer jessica joan joanna
    judith judy julia julie karen kate katherine kathleen katie kimberly larissa laura lauren layla leila
    lena linda lisa lucia lucy ludmila margaret maria marie marina martha mary maya megan melissa michelle
    mariam maryam nadia nancy natalia natalie natasha nicole nina nora norma olga olivia pamela patricia
    paula rachel rebecca rita rosa rose ruth samantha sandra sara sarah sharon sofia sonia sophia sophie
    stephanie susan susanna svetlana sylvia tamara tatiana teresa theresa tina valerie vanessa vera
    veronica victoria virginia wendy yasmin yulia zeynep""")

# Agencies and platforms so often quoted that their names need no evidence.
BODIES = word_list("""Twitter Facebook Instagram WhatsApp Telegram YouTube TikTok LinkedIn Reddit Mastodon Bluesky
    Google Microsoft Apple Amazon AP AFP Reuters Bloomberg Interfax Tass TASS Xinhua Anadolu BBC CNN
    NBC CBS ABC NPR UPI DPA EFE ANSA Kyodo""")

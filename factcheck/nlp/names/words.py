"""Words around and in names: titles, what they tell of gender, first names, name particles.

Titles after the AP Stylebook's "titles" and "religious titles"; first names are the most common of
their decade lists in the United States, Britain, France, Spain, Germany, Italy, Poland, Greece, Russia,
Turkey and the Arab world, only those that are given to one sex nearly everywhere.
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

HE_NAMES = word_list("""aaron abdelaziz abdelfattah abdul abdullah abel abhishek abraham adam adolf adrian ahmad ahmed ahmet
    ajay akio akira alain alan albert albin aldo alec alejandro aleksander aleksandr alessandro
    alexander alexandre alexandros alexandru alexei alfonso alfred alfredo ali alistair allan allen
    alois alonso alvaro alvin amado amadou amar ambrose amir amit amos anatoly anders andre andreas
    andrei andres andrew andrey andrzej angus anil anthony antoine anton antonin antonio antonios
    antonis anwar ari aristide armand armando arnaud arne arnold arseniy artem arthur arturo ashok
    ashraf aurelio axel aziz baltasar bartholomew bashar bastien ben benedict benito benjamin benny
    bernard bernardo bert bertrand bharat bill bjorn bob bobby bogdan boris boyko brad brandon brendan
    brent brett brian bruce bruno byron calvin cameron carl carlo carlos cedric cesar charles christian
    christoph christophe christopher chuck clarence claudio clifford clive colin conor conrad constantin
    cornelius craig cristian cristiano curtis cyril damian damien damon dan daniel daniil danilo danny
    dario darren daryl dave david declan deepak denis dennis derek desmond devin didier diego dieter
    dimitar dimitri dimitris dirk dmitri dmitry dmytro dominic donald doug douglas duncan dustin dwayne
    dwight eddie edgar edmund eduardo edward edwin efraim egor ehud elias elijah elliot ellis elon emil
    emilio emmanuel emre enrico enrique eric erich erik ernest ernesto ernst erwin esteban ethan etienne
    eugene evan evgeny ezra fabian fabio fabrice faisal farid federico felipe felix ferdinand fernando
    fidel filip florian floyd francis francisco franck franco francois frank franklin franz fred freddie
    frederic frederick fredrik friedrich fritz gabriel gareth garry gary gavin gennady geoff geoffrey
    georg george georges georgi georgios gerald gerard gerardo gerhard giacomo gilbert gilles giorgio
    giovanni giuseppe glen glenn godfrey gonzalo gordon graeme graham greg gregoire gregory grigory
    guido guillaume guillermo gunther gustav gustavo hakan hamid hank hannes hans harold harrison harry
    haruto harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert herman hermann
    hernan hideo hiroshi hosni howard hubert hugh hugo humphrey hussein ian ibrahim ignacio igor ilham
    ilya imad immanuel imran isaac isaiah ismail ivan ivo jack jacob jacques jaime jair jakob jakub
    jamal james janez jared jaroslav jarrett jason jasper javad javier jean-claude jean-luc jean-marie
    jean-paul jean-pierre jeff jeffrey jens jeremiah jeremy jerome jerry jesper jim joachim joao joaquin
    jochen joe joel joey johan johann johannes john johnny jon jonas jonathan jordi jorg jorge jose
    josef josep joseph josh joshua juan juergen julian julien julio julius jurgen justin kamal karim
    karl kaspar kazuo keir keith kelvin kemal ken kenichi kenji kenneth kenny kevan kevin khaled khalid
    kieran kirill klaus kofi konstantin kristof kurt kwame kyle kyriakos larry lars laszlo laurent
    lawrence lech leif len leo leon leonard leonardo leonid leopold leroy lev lewis liam lionel lloyd
    lothar louie louis luca lucas lucien ludwig luigi luis luka lukas luke lyndon maciej magnus mahdi
    mahmoud mahmud malcolm manfred manuel marc marcel marcelo marcin marco marcos marcus mariano mario
    marius mark marko markus marlon martin martti marvin massimo mateo mateusz mathias mathieu mats matt
    matteo matthew matthias maurice mauricio mauro maxim maxime maximilian mehdi mehmet melvin michael
    michel mick miguel mihai mike mikhail miklos milos milton miroslav mitch moammar mohamed mohammad
    mohammed mohan moises monty morten moshe moussa muammar muhammad murad murray mustafa mykhailo
    mykola naftali narendra nathan nathaniel naveed neil nelson nestor nicholas nick nicolae nicolas
    nigel nik nikita niklas nikola nikolai nikolaos nikolaus nils noah noel octavio olaf oleg oleksandr
    oliver olivier omar omer orrin oscar oskar osman oswald otto owen pablo paolo pascal patricio
    patrick patrik paul pavel pavlo pawel pedro peter petr petro petros phil philip philipp philippe
    pierre pietro piotr porfirio prakash quentin quincy radoslaw radovan rafael rafal rafik rahul raj
    rajesh rajiv rakesh ralf ralph ramon ramzan randall randolph randy raphael rashid raul ravi raymond
    recep reggie reginald reinhard rene reuben rex reza rhys ricardo riccardo richard rick ricky robbie
    robert roberto rod roderick rodney rodolfo rodrigo roger rohit roland rolf romano ron ronald ronnie
    rory ross roy ruben rudolf rudy rufus rupert ruslan russ russell ryan sadiq saeed sajid salman
    salvatore samir samuel sandeep sandro sanjay scot scott sean sebastian sebastien semyon serge sergei
    sergey sergio seth shane shaun shawn sheldon sherman shigeru shinzo sigmund silvio simeon simon
    slobodan spencer stan stanislav stanley stefan stefano sten stephan stephane stephen steve steven
    stewart stuart sunil sven takashi taro ted terence terrence thaddeus theo theodore theodoros thierry
    thomas thorsten tiago tim timo timothy tito tobias todd tom tomas tomasz tommy tony toshiro travis
    trent trevor tristan troy tyler umberto uri vaclav valentin valery vasily vernon victor vijay vikram
    viktor vincent vincenzo vinod vitali vitaly vito vlad vladimir vladislav volker volodymyr vytautas
    wade waldemar wally walter warren wayne wendell werner wes wesley wilbur wilfred wilhelm willard
    willem william willie wim wolfgang woodrow xavier yann yannis yasser yegor yevgeny yitzhak yoshihide
    yoshiro youssef yuri yuriy yusef yusuf yves zach zachary zbigniew zdenek zoltan zoran""")
SHE_NAMES = word_list("""abigail ada adela adele adriana agata agnes agnieszka aicha aileen aimee aisha aisling akiko
    alejandra alena alessandra alexandra alexia alice alicia alina alison alla allison alma althea
    alyssa amalia amanda amelia amelie amina amira amy ana anastasia anastasiya anca andrea andreea
    angela angelica angelina angie anika anita anja ann anna anne anneliese annette annie annika
    antoinette antonella antonia anya arlene astrid audrey aurora ava ayesha barbara barbora beata
    beatrice beatriz becky belinda bernadette bernice bessie beth bettina betty beverly bianca birgit
    birgitta blanca brenda brigid brigitte britney caitlin camila camilla candace candice carla carly
    carmen carol carolina caroline carolyn carrie cassandra catarina cate caterina catherine cathy
    cecile cecilia celia celine chantal charlene charlotte cherie cheryl chiara chloe chrissy christa
    christiane christina christine cindy claire clara clarissa claudia clementine colette colleen connie
    consuelo corinne cristina cynthia dagmar dalia daniela danielle daphne darlene debbie deborah debra
    delia delphine denise desiree diana diane dianne dilma dina dolores dominika donatella donna dora
    doris dorothea dorothy ebony edith edna effie eileen ekaterina elaine eleanor elena eleni eleonora
    elina elisa elisabeth elise elizabeth ella ellen elsa elsie elvira emilia emilie emily emine emma
    emmanuelle erica erika erin ernestine estelle esther ethel eugenia eugenie eunice eva evangeline
    evelina evelyn ewa fabiola farah fatima fatma felicia felicity fernanda fiona flavia flora florence
    frances frederica frida gabriela gabriella gabrielle gail galina gemma genevieve georgina geraldine
    gerda gertrude gianna gilda gillian gina giorgia giovanna giulia gladys glenda gloria golda grace
    greta gretchen gudrun gwen gwendolyn haley hanan hanna hannah harriet hattie heather hedwig heidi
    helen helena helene helga henrietta hilary hilda hillary ida ilana ilona imelda ines ingeborg ingrid
    inna iolanda irena irene irina irma isabel isabella isabelle isadora ivana ivanka jacinda jaclyn
    jacqueline jana jane janelle janet janice janine jasmin jasmine jaya jayne jeanette jeanne jelena
    jemima jenna jennie jennifer jenny jessica jill jo joan joann joanna joanne jocelyn johanna josefina
    josephine joyce juanita judith judy julia juliana julianna julianne julie juliet juliette justine
    kaitlyn kaja kamala karen karin karina karla kasia katarina katarzyna kate katerina katharina
    katherina katherine kathie kathleen kathryn kathy katie katrina katy kayla keiko kellyanne kerstin
    kimberly kirsten kirstie kristen kristi kristin kristina kyra lara larisa larissa latoya laura
    laurel lauren lauri layla lea leah leana lee-ann leila lena leona leonora leticia lidia lilian
    liliana lillian lina linda lisa lisbeth liudmila livia liz liza lois lola loretta lori lorraine
    louisa louise lucia luciana lucinda lucy ludmila ludmilla luisa luz lydia lynn lynne mabel madeleine
    madeline magda magdalena maggie mai maia makiko malala malgorzata mandy manuela mara marcia margaret
    margaretha margarita margot marguerite maria mariah mariam mariana marianna marianne maribel marie
    marielle marietta marija marika marilyn marina marisa marissa marjorie marlene marta martha martina
    mary maryam maryse mathilde matilda maud maureen mavis maxine maya megan meghan melania melanie
    melinda melissa meredith mia michaela micheline michelle michiko mildred milena millicent mina mindy
    miranda miriam mitsuko moira molly mona monica monika monique muriel myra myriam myrtle nabila nadia
    nadine nancy naomi nasrin natacha natalia natalie natalya natasha nathalie nell nellie nettie ngozi
    nicole nicolette nigella nikki nina noemi nora norah noreen noriko norma odette odile oksana olena
    olesya olga olivia olympia ophelia orla paloma pamela patricia patsy patti patty paula pauline peggy
    penelope petra philippa phoebe phyllis polly priscilla priti priya rachael rachel rahel
    raisa ramona raquel rebecca rebekah reem regina reina rena renata renate renee rhoda rhonda ricarda
    rita roberta rocio romana ronda rosa rosalie rosalind rosalyn rosanna rose rosemarie rosemary rosie
    roxana roxanne ruth sabine sabrina sadie sally salma samantha sandra saoirse sara sarah saskia
    scarlett selena selma serena sharon sheila shelley sheri sherry shirin shirley sibylle sigrid silke
    silvia sinead siobhan sofia sofie solange sonia sonja sonya sophia sophie stacey stacy stella
    stephanie sue suellen suki susan susana susanna susie suzanne suzy svetlana sybil sylvia tabitha
    tamar tamara tamika tammy tania tanya tara tatiana tatjana tawakkol teresa tess tessa thelma
    theodora theresa theresia thuy tiffany tina toni-ann tonya tracey traci trisha trudy tulsi ulrike
    uma ursula ute valentina valeria valerie valeriya vandana vanessa vania vasundhara velma vera verena
    veronica vicky victoria vigdis violeta virginia virginie vivian viviana vivienne wallis wanda wendy
    wilhelmina wilma winifred winnie xiomara yael yasmin yekaterina yelena yevgenia yoko yolanda yuko
    yulia yuliya yuriko yvette yvonne zahra zainab zara zelda zeynep zhanna zoe zsuzsanna zuzana""")
FIRST_NAMES = HE_NAMES | SHE_NAMES


# Agencies and platforms so often quoted that their names need no evidence.
BODIES = word_list("""Twitter Facebook Instagram WhatsApp Telegram YouTube TikTok LinkedIn Reddit Mastodon Bluesky
    Google Microsoft Apple Amazon AP AFP Reuters Bloomberg Interfax Tass TASS Xinhua Anadolu BBC CNN
    NBC CBS ABC NPR UPI DPA EFE ANSA Kyodo""")

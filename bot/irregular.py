"""English words that bend irregularly, and the word that each is a form of; small words ("is", "has") are left out."""

_FORMS = """
become:became begin:began,begun break:broke,broken bring:brought build:built buy:bought catch:caught choose:chose,chosen
come:came deal:dealt draw:drew,drawn drive:drove,driven eat:ate,eaten fall:fell,fallen feel:felt find:found
fly:flew,flown forget:forgot,forgotten freeze:froze,frozen get:got,gotten give:gave,given go:went,gone grow:grew,grown
hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lead:led leave:left lend:lent lose:lost make:made
mean:meant meet:met pay:paid put:putting ride:rode,ridden rise:rose,risen run:ran,running say:said see:saw,seen
sell:sold send:sent show:shown shut:shutting sing:sang,sung sit:sat sleep:slept speak:spoke,spoken spend:spent
stand:stood steal:stole,stolen stick:stuck swim:swam take:took,taken teach:taught tell:told think:thought
throw:threw,thrown understand:understood wake:woke,woken wear:wore,worn win:won withdraw:withdrew,withdrawn
write:wrote,written
"""

# "sent" -> "send".
BASES = {
    form: base for base, _, forms in (entry.partition(":") for entry in _FORMS.split()) for form in forms.split(",")
}

from __future__ import annotations

import pytest

from auditor.judging.tensions import count_things, find_things, load_conflicts, why_conflict
from auditor.reference.taxonomy import load_taxonomy

# For each pair a passage of each side, and one that sounds near to the first but is not.
EXAMPLES = {
    "transport-climate": (
        "En förbifart söder om staden byggs.",
        "Utsläppen ska halveras.",
        "En cykelväg till skolan får belysning.",
    ),
    "transport-noise": (
        "Nytt dubbelspår genom orten.",
        "Bullret stör nattsömnen.",
        "Vi hör ofta goda ord om bussarna.",
    ),
    "transport-land": ("Riksväg 40 ska breddas.", "Mossen hyser rödlistade arter.", "Bussen får nya tider."),
    "shipping-sea": ("Farleden till hamnen muddras.", "Torsken leker på grunda bottnar.", "Hamnkrogen serverar fisk."),
    "housing-land": (
        "Kommunen bygger 300 lägenheter.",
        "Åkermarken är länets bästa.",
        "Hyresgästerna röstade.",
    ),
    "housing-nature": ("Två nya kvarter byggs.", "Grönområdet har höga naturvärden.", "Skolan målas om."),
    "housing-water": ("Fler bostäder på öarna.", "Grundvattnet räcker inte till.", "Vattnet i simhallen byts."),
    "density-green": ("Centrum ska förtätas.", "Bollplanen är barnens enda.", "Bibliotekets öppettider blir fler."),
    "growth-resources": ("Exporten ska öka.", "Naturresurserna är begränsade.", "Kören växer med tre röster."),
    "industry-nature": ("Ny batterifabrik etableras.", "Mossens fåglar häckar där.", "Museet visar gamla maskiner."),
    "industry-land": ("En datahall söker mark.", "Åkern är brukningsvärd.", "Servern byts ut."),
    "mining-water": ("Gruvan får utvidgas.", "Täkten ger dricksvatten.", "Guldkorn ur historien."),
    "industry-energy": ("Smältverket behöver effekt.", "Elnätet är fullt.", "Nätverket träffas i maj."),
    "energy-nature": ("Vindkraften byggs ut.", "Kungsörnen häckar på åsen.", "Ny energi i föreningslivet."),
    "energy-farmland": ("Solparken läggs på slätten.", "Åkerjorden försvinner.", "Sommaren var solig."),
    "energy-sea": ("En havsbaserad vindpark.", "Tumlare och strömming.", "Segling är populärt."),
    "hydro-water": ("Vattenkraften ger reglerbar el.", "Öringen når inte älven.", "Kraften i samarbetet."),
    "energy-culture": ("Solceller på taken.", "Kulturmiljön ska bevaras.", "Kulturskolan har kö."),
    "energy-locals": ("Vindkraft i norra länet.", "Byarna saknar inflytande.", "Valnattens vinnare."),
    "forest-use": ("Mer grenar och toppar tas ut.", "Död ved och gammal skog.", "Granen på torget tänds."),
    "food-water": ("Livsmedelsproduktionen ska öka.", "Fosfor läcker till sjön.", "Matlagning för äldre."),
    "irrigation-water": ("Bevattningen byggs ut.", "Vattendraget har lågt flöde.", "Blommorna på torget."),
    "nature-food": ("Våtmarker anläggs på slätten.", "Skördarna minskar.", "Ett möte om skolmat."),
    "tourism-nature": ("Fler gästnätter på sommaren.", "De grunda vikarna är känsliga.", "Gästföreläsaren talade."),
    "tourism-water": ("Fler besökare i juli.", "Grundvattnet sjunker.", "Museet hade fri entré."),
    "tourism-climate": ("Kryssningarna blir fler.", "Koldioxidutsläppen minskar.", "Gatan fick nytt namn."),
    "concentration-periphery": (
        "Trafiken koncentreras till starka stråk.",
        "Byarna på landet.",
        "God koncentration.",
    ),
    "care-distance": ("Förlossningen läggs ned och samlas.", "Resan tar två timmar för byn.", "Apoteket har öppet."),
    "school-distance": ("Högstadiet stängs.", "Skolskjutsen tar en timme.", "Skolan får en ny rektor."),
    "excellence-inclusion": (
        "Attrahera internationell spetskompetens.",
        "Långtidsarbetslösa.",
        "Spetsen på tornet.",
    ),
    "automation-work": ("Lagret automatiseras.", "Personer utan gymnasieutbildning.", "Automaten säljer kaffe."),
    "digital-exclusion": ("Ansökan görs med en e-tjänst.", "Den som saknar bank-id.", "Fiskenätet lagas."),
    "climate-fairness": ("Trängselskatt införs.", "Hushåll med låga inkomster.", "Parken är öppen."),
    "climate-jobs": ("Torvbrytningen avvecklas.", "Tretton anställda.", "Utställningen stängs i maj."),
    "saving-rents": ("Husen tilläggsisoleras.", "Hyrorna höjs.", "Sparade minuter i kön."),
    "circular-toxins": ("Slam återförs till åkern.", "Tungmetaller i slam.", "Sällskapet håller cirkel."),
    "care-resources": ("Engångsförkläden i vården.", "Plasten ska minska.", "Vårdens dag firas."),
    "adaptation-nature": ("Vallar mot stigande hav.", "Strandängar och grunda bottnar.", "En mur av tystnad."),
    "treatment-nature": ("En dagvattendamm byggs.", "Alkärret har höga naturvärden.", "Kaffet smakar vatten."),
    "safety-openness": ("Kameror sätts upp.", "Den personliga integriteten.", "Fotoklubben ställer ut."),
    "heritage-access": ("Rådhuset är byggnadsminne.", "Hissen saknas för rullstol.", "Minnet av en sommar."),
    "defence-nature": ("Skjutfältet utvidgas.", "Buller över byn och häckande fåglar.", "Målskytten prisades."),
    "shore-flood": ("Strandnära tomter vid sundet.", "Havsnivån stiger.", "Floden av mejl minskar."),
    "forest-carbon": ("Avverkningen ska öka.", "Skogen är länets kolsänka.", "Kolgrillen i parken."),
    "tourism-homes": ("Fler gästnätter på ön.", "Unga som bor året runt hittar ingen bostad.", "Kören tar paus."),
    "aquaculture-sea": ("En fiskodling i fjärden.", "Syrebrist på bottnen.", "Odlad smak i läsningen."),
    "fish-jobs": ("Fiskeförbud i skärgården.", "Yrkesfiskare blir utan arbete.", "Sångförbudet hävs."),
    "procurement-firms": ("Miljökrav i alla avtal.", "Små lokala företag lämnar inget anbud.", "Kraven på städning."),
    "haste-influence": ("Snabbare tillståndsprocesser.", "Samråd med de boende.", "Snabba ben vinner loppet."),
    "care-staff": ("Vårdgarantin ska hållas.", "Personalens arbetsmiljö.", "Köerna till liften."),
    "cost-prevention": ("Sparkraven gäller alla.", "Det förebyggande arbetet.", "Kostnaden delas."),
}


def test_every_pair_names_existing_targets_says_why_in_both_languages_and_where_it_comes_from() -> None:
    taxonomy = load_taxonomy()
    for entry in load_conflicts():
        assert all(taxonomy.target(code) for side in entry.sides for code in side)
        assert why_conflict(entry.id, "sv") != why_conflict(entry.id, "en")
        assert entry.source
        assert entry.mandate


def test_every_pair_has_examples() -> None:
    assert {entry.id for entry in load_conflicts()} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_side_is_told_by_its_things_and_a_near_sounding_passage_is_not(name: str) -> None:
    entry = next(entry for entry in load_conflicts() if entry.id == name)
    first, second, other = (find_things(text, "sv") for text in EXAMPLES[name])
    assert entry.spoken(first)[0]
    assert entry.spoken(second)[1]
    assert not all(entry.spoken(other))
    assert not entry.spoken(other)[0]


def test_english_passages_are_read_with_english_phrases() -> None:
    entry = next(entry for entry in load_conflicts() if entry.id == "energy-nature")
    assert all(entry.spoken(find_things("The wind farm would disturb eagles and other birds.", "en")))


def test_each_phrase_counts_once_for_what_it_tells_of() -> None:
    assert count_things("Vindkraft. Vindkraft och en vindpark.", "sv")["wind"] == 2
    assert count_things("Koncerten var fullsatt.", "sv") == {}

"""Which words do people write over offers, criteria, weights and sums, and which way is better?

All as `plain_header` makes them: small letters, and a low line for whatever parts words.
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OFFER = "offer"
OFFERS = _set(
    "offer offers option options alternative alternatives alternatif alternativen alt choice "
    "choices job jobs job_title job_titles job_name job_offer job_offers company companies "
    "company_name firm firms employer employers role roles name names candidate candidates "
    "position positions title career careers supplier suppliers opportunity angebot angebote "
    "stelle stellen arbeitgeber firma unternehmen offre offres entreprise poste postes oferta "
    "ofertas empresa empresas puesto opcion azienda offerta bedrijf"
)
CRITERIA = _set(
    "criterion criteria criterias criterion_key criterion_name factor factors aspect aspects "
    "category categories feature features attribute attributes consideration considerations "
    "metric metrics parameter parameters kriterium kriterien critere criteres critère critères "
    "criterio criterios criteri eigenschaft merkmal dimension dimensions what_matters"
)
WEIGHTS = _set(
    "weight weights wt wts weighting weightage importance priority priorities % points gewicht "
    "gewichte gewichtung poids peso pesos wichtigkeit weight_% weight_percent weight_pct "
    "importance_%"
)
SUMS = _set(
    "total totals sum sums score scores total_score total_scores final_score overall_score "
    "overall overall_value total_points points weighted_score weighted_total weighted_sum "
    "weighted_average total_weighted_score total_weighted grand_total result results summe "
    "gesamt ergebnis punkte somme totale punteggio"
)
MEANS = _set("average averages mean means avg average_score mean_score mittelwert durchschnitt")
RANKS = _set("rank ranks ranking position_in_rank rang platz")
DIRECTIONS = _set("direction directions goal objective optimise optimize min_max better type")
UNITS = _set("unit units scale scales einheit einheiten skala")
NUMBERS = _set("# no nr id index nummer n")
NOTES = _set(
    "description descriptions comment comments note notes remark remarks pros cons pro con "
    "explanation details detail reason reasons why beschreibung bemerkung kommentar notiz"
)
ENDS = _set("min max minimum maximum minimal maximal worst best low high lowest highest")
LESS = _set("min minimum minimise minimize minimal cost lower less low kosten")
MORE = _set("max maximum maximise maximize maximal benefit higher more high nutzen")
_LESS_NAMES = re.compile(
    r"commut|distan|\bhours?\b|working.?time|overtime|\bcosts?\b|price|stress|rent\b|travel|\btax"
    r"|delivery|pressure|workload|risk|\bwait|fee|expense|\bdebt|entfernung|stunden|kosten|preis"
    r"|arbeitsweg|fahrt|fahrzeit|wegzeit|pendel|arbeitszeit|überstunden|steuer|belastung|duration"
    r"|trajet|notice"
)
_MORE_NAMES = re.compile(
    r"\bpay\b|^base$|\bgross\b|salar|income|wage|compensation|bonus|holiday|vacation"
    r"|leave\b|days.?off|\bpto\b|equity|benefit|pension|401|revenue|profit|ebitda|earning|stock"
    r"|gehalt|lohn|urlaub|einkommen|verdienst|vergütung|brutto|netto|salaire|growth|perks|allowance"
    r"|budget|savings|options?\b|remote|home.?office"
)
_SHARES = re.compile(
    r"bonus|equity|\btax|raise|stake|share|interest|rate\b|pension|401|match|steuer"
)
# Ideas that built-in criteria may stand for; only with a yes.
SYNONYMS = {
    "learning": "growth development training mentoring skill",
    "stability": "security stable secure safety",
    "impact": "meaning purpose mission",
    "enjoyment": "fun joy happiness interest enjoy passion",
    "people": "team teams manager managers boss bosses colleagues coworkers",
    "place": "location city town commute remote region",
    "daily_life": "balance flexibility hours lifestyle life",
    "transferable_skills": "transferable portable employability",
    "specialization": "specialisation specialist expertise",
}
_WEIGHTED = re.compile(r".*\bweighted\b.*|.*[x×*]\s*weight")
_OFFER_LIKE = re.compile(
    r"(?:the |job |my )?(?:offer|option|job|company|alternative|candidate|position|employer|role"
    r"|supplier|firm|choice|angebot|firma|stelle)[\s#:-]*(?:[a-z]|[0-9]{1,3}|one|two|three)(?![a-z]).*"
)


def name_says(name: str) -> str:
    """Return "less" or "more" if a name says which is better, or nothing.

    >>> name_says("Hours per week"), name_says("Base salary"), name_says("C1")
    ('less', 'more', '')
    """
    words = name.casefold().replace("_", " ")
    less, more = _LESS_NAMES.search(words), _MORE_NAMES.search(words)
    if bool(less) == bool(more):
        return ""
    return "less" if less else "more"


def is_of_shares(name: str) -> bool:
    """Tell whether percents under a name are amounts, such as a bonus, and no ratings."""
    return _SHARES.search(name.casefold().replace("_", " ")) is not None


def means(name: str) -> str:
    """Return the key of the criterion that a name may stand for, or nothing.

    >>> means("Career growth"), means("Base salary")
    ('learning', '')
    """
    words = set(re.findall(r"[a-z]+", name.casefold()))
    return next((key for key, said in SYNONYMS.items() if words & set(said.split())), "")


def is_weighted(name: str) -> bool:
    """Tell whether a name is that of ratings times weights: "Offer A weighted"."""
    return _WEIGHTED.fullmatch(name.strip().casefold()) is not None


def is_like_an_offer(name: str) -> bool:
    """Tell whether a name is one of a row of offers: "Offer A", "Job 2"."""
    return _OFFER_LIKE.fullmatch(name.strip().casefold()) is not None

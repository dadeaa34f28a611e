// src/model/words.ts
var EVENT_KINDS = {
	"public-meeting": "Réunion publique",
	"drop-in-session": "Permanence",
	workshop: "Atelier",
	"site-visit": "Visite de terrain",
	milestone: "Étape"
};
var DOCUMENT_ROLES = {
	order: "Arrêté ou délibération",
	notice: "Avis",
	file: "Dossier",
	minutes: "Compte rendu",
	report: "Rapport ou bilan",
	conclusions: "Conclusions",
	decision: "Décision"
};
var SYNTHESIS_KINDS = {
	synthesis: "Synthèse",
	"consultation-report": "Bilan de la concertation",
	"panel-report": "Rapport du panel citoyen"
};
export { EVENT_KINDS as n, SYNTHESIS_KINDS as r, DOCUMENT_ROLES as t };

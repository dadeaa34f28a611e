import { a as Fragment, c as renderSlot, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute, p as renderHead } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/components/arches.astro
var $$Arches = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<svg class="scene" viewBox="0 0 820 360" preserveAspectRatio="xMinYMax slice" aria-hidden="true" focusable="false"> <defs> <pattern id="big-shade" width="118" height="190" patternUnits="userSpaceOnUse" x="163" y="158"> <path class="shade" d="M0 0H118V190H102V64a43 43 0 0 0-86 0V190H0Z"></path> </pattern> <pattern id="big" width="118" height="190" patternUnits="userSpaceOnUse" x="154" y="158"> <path class="lit" d="M0 0H118V190H102V62a43 43 0 0 0-86 0V190H0Z"></path> </pattern> <pattern id="small-shade" width="29.5" height="42" patternUnits="userSpaceOnUse" x="158" y="108"> <path class="shade" d="M0 0H30V42H24.500V18a9.750 9.750 0 0 0-19.500 0V42H0Z"></path> </pattern> <pattern id="small" width="29.5" height="42" patternUnits="userSpaceOnUse" x="154" y="108"> <path class="lit" d="M0 0H30V42H24.500V17a9.750 9.750 0 0 0-19.500 0V42H0Z"></path> </pattern> </defs> <circle class="sun" cx="420" cy="74" r="54"></circle> <path class="far" d="M40 360C190 200 330 262 450 226s240-70 370-22v156Z"></path> <rect x="154" y="108" width="666" height="42" fill="url(#small-shade)"></rect> <rect x="154" y="108" width="666" height="42" fill="url(#small)"></rect> <rect x="154" y="158" width="666" height="190" fill="url(#big-shade)"></rect> <rect x="154" y="158" width="666" height="190" fill="url(#big)"></rect> <path class="lit" d="M146 100H820v9H146ZM146 149H820v10H146Z"></path> <path class="shade" d="M154 109H820v2H154ZM154 159H820v2.500H154Z"></path> <path class="near" d="M0 360c80-20 110-128 190-132 74-4 96 74 180 82s130-14 216-8 150 14 234-4v62Z"></path> <path class="ground" d="M0 360c120-30 260-34 420-26s280-14 400-6v32Z"></path> </svg>`;
}, "/tmp/w/me/site/src/components/arches.astro", void 0);
// src/components/mark.astro
var $$Mark = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"> <rect width="40" height="40" rx="9" fill="#1f5a4c"></rect> <path d="M7 30V19.5a6.5 6.5 0 0 1 13 0V30M20 30V19.5a6.5 6.5 0 0 1 13 0V30" fill="none" stroke="#fffdf9" stroke-width="3.6"></path> <path d="M6 32.5h28" stroke="#e0a63a" stroke-width="3"></path> </svg>`;
}, "/tmp/w/me/site/src/components/mark.astro", void 0);
// src/layouts/base.astro
createAstro("https://astro.build");
var $$Base = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Base;
	const { title, path, description, noindex = false, image, feed = "/flux.xml" } = Astro.props;
	const { settings, menu, demo, publicUrl } = currentModel();
	const fullTitle = path === "/" ? `${settings.siteName} – ${settings.tagline}` : `${title} – ${settings.siteName}`;
	const about = french((description ?? settings.tagline).replace(/\s+/g, " ").slice(0, 300));
	return renderTemplate`<html lang="fr"> <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${french(fullTitle)}</title><meta name="description"${addAttribute(about, "content")}>${(demo || noindex) && renderTemplate`<meta name="robots" content="noindex, nofollow">`}<link rel="canonical"${addAttribute(publicUrl + path, "href")}><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="alternate" type="application/atom+xml" title="Flux Atom"${addAttribute(feed, "href")}><meta name="theme-color" content="#fffdf9" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#1a2827" media="(prefers-color-scheme: dark)"><meta property="og:type" content="website"><meta property="og:locale" content="fr_FR"><meta property="og:site_name"${addAttribute(settings.siteName, "content")}><meta property="og:title"${addAttribute(french(title), "content")}><meta property="og:description"${addAttribute(about, "content")}><meta property="og:url"${addAttribute(publicUrl + path, "content")}>${image && renderTemplate`<meta property="og:image"${addAttribute(publicUrl + image, "content")}>`}${renderHead($$result)}</head> <body> <header class="top"> <a class="skip" href="#contenu">
Aller au contenu
</a> ${demo && renderTemplate`<p class="demo"> <strong>Démonstration, site non officiel</strong> </p>`} <div class="wide"> <a class="brand" href="/"${addAttribute(path === "/" ? "page" : void 0, "aria-current")}> ${renderComponent($$result, "Mark", $$Mark, {})} <span> <b>${settings.siteName}</b> <small>${french(settings.tagline)}</small> </span> </a> <nav class="nav" aria-label="Menu principal"> <ul class="plain"> ${[
		{
			href: "/projets/",
			label: "Projets"
		},
		{
			href: "/calendrier/",
			label: "Calendrier"
		},
		{
			href: "/syntheses/",
			label: "Synthèses"
		},
		{
			href: "/archives/",
			label: "Archives"
		}
	].map(({ href, label }) => renderTemplate`<li> <a${addAttribute(href, "href")}${addAttribute(path === href ? "page" : path.startsWith(href) ? "true" : void 0, "aria-current")}> ${label} </a> </li>`)} </ul> </nav> </div> </header> ${path === "/" && renderTemplate`${renderSlot($$result, $$slots["hero"], renderTemplate` ${renderComponent($$result, "Arches", $$Arches, {})} `)}`} <main id="contenu" tabindex="-1"${addAttribute(path === "/" ? void 0 : "wide page", "class")}> ${renderSlot($$result, $$slots["default"])} </main> <footer class="foot"> <div class="wide"> <div> <h2>${settings.siteName}</h2> <p>${french(settings.organisation)}</p> <p class="lines">${settings.postalAddress}</p> <p> <a${addAttribute(`mailto:${settings.contactEmail}`, "href")}>${settings.contactEmail}</a> ${settings.contactPhone && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <br> ${french(settings.contactPhone)} ` })}`} </p> </div> <nav aria-labelledby="suivre"> <h2 id="suivre">Suivre et réutiliser</h2> <ul class="plain"> <li> <a href="/flux.xml">Flux Atom des consultations</a> </li> <li> <a href="/calendrier.ics">Calendrier à ajouter à mon agenda</a> </li> <li> <a href="/donnees/projets.json">Données ouvertes des projets</a> </li> ${settings.institutionalSiteUrl && renderTemplate`<li> <a${addAttribute(settings.institutionalSiteUrl, "href")}>Site de l’institution</a> </li>`} ${settings.reportingAppUrl && renderTemplate`<li> <a${addAttribute(settings.reportingAppUrl, "href")}>Signaler un problème sur la voie publique</a> </li>`} </ul> </nav> <nav aria-labelledby="a-propos"> <h2 id="a-propos">À propos</h2> <ul class="plain"> ${menu.charter && renderTemplate`<li> <a href="/charte/">Charte de fonctionnement</a> </li>`} ${menu.pages.map((page) => renderTemplate`<li> <a${addAttribute(`/${page.slug}/`, "href")}>${french(page.title)}</a> </li>`)} <li> <a href="/plan-du-site/">Plan du site</a> </li> </ul> </nav> </div> </footer> </body> </html>`;
}, "/tmp/w/me/site/src/layouts/base.astro", void 0);
export { $$Arches as n, $$Base as t };

import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as currentModel, u as siteEnvironment } from "./source_CKveOPSK.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
// ../plugins/directory-mailing/contract/unsubscription.ts
/** Where a click lands: a page that shows a form; reading it changes nothing, for link scanners follow links. */
function unsubscriptionPage(token) {
	return `/participer/desinscription/${token}`;
}
/** Where the one click of RFC 8058 and the page's form post to: any body, always 200, as often as you like. */
function unsubscriptionEndpoint(token) {
	return `/api/directory-mailing/unsubscriptions/${token}`;
}
/** The only alphabet of a token; anything else is not worth a request. */
var TOKEN = /^[\w.-]{20,300}$/;
// src/participer/desinscription.astro
var desinscription_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Desinscription,
	file: () => $$file,
	url: () => void 0
});
createAstro("https://astro.build");
var $$Desinscription = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Desinscription;
	const { settings } = currentModel();
	const token = Astro.params.token ?? "";
	const known = TOKEN.test(token);
	const path = known ? unsubscriptionPage(token) : "/participer/desinscription";
	async function leave() {
		try {
			return (await fetch(siteEnvironment().cmsUrl + unsubscriptionEndpoint(token), {
				method: "POST",
				body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
				signal: AbortSignal.timeout(1e4)
			})).ok;
		} catch {
			return false;
		}
	}
	const state = !known ? "unreadable" : Astro.request.method !== "POST" ? "asking" : await leave() ? "done" : "down";
	if (state === "unreadable") Astro.response.status = 422;
	if (state === "down") {
		Astro.response.status = 503;
		Astro.response.headers.set("retry-after", "120");
	}
	const titles = {
		asking: "Ne plus recevoir nos messages",
		done: "C’est fait",
		down: "Cela n’a pas marché",
		unreadable: "Ce lien est incomplet"
	};
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": titles[state],
		"path": "/participer/desinscription/",
		"noindex": true
	}, { "default": ($$result) => renderTemplate` ${maybeRenderHead($$result)}<h1>${titles[state]}</h1> ${state === "asking" && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <p class="lede">Vous ne serez plus prévenu·e de l’ouverture des consultations. Tout reste lisible sur ce site.</p> <form method="post"${addAttribute(path, "action")}> <p> <button class="button" type="submit">
Me désinscrire
</button> </p> </form> ` })}`}${state === "done" && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <p class="lede" role="status">
Si ce lien venait d’un de nos messages, nous ne vous écrirons plus. Un message déjà en route peut encore
        arriver.
</p> <p> <a href="/projets/">Voir les projets</a> </p> ` })}`}${state === "down" && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <p class="lede">Le service ne répond pas pour le moment. Rien n’a été changé.</p> <form method="post"${addAttribute(path, "action")}> <p> <button class="button" type="submit">
Réessayer
</button> </p> </form> ` })}`}${state === "unreadable" && renderTemplate`<p class="lede">Ouvrez-le à nouveau depuis le message reçu, en entier.</p>`}${(state === "down" || state === "unreadable") && renderTemplate`<p>
Vous pouvez aussi nous écrire : <a${addAttribute(`mailto:${settings.contactEmail}`, "href")}>${settings.contactEmail}</a> ${settings.contactPhone && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`, ou téléphoner au ${settings.contactPhone}` })}`}.
</p>`}` })}`;
}, "/tmp/w/me/site/src/participer/desinscription.astro", void 0);
var $$file = "/tmp/w/me/site/src/participer/desinscription.astro";
// \0virtual:astro:page:src/participer/desinscription@_@astro
var page = () => desinscription_exports;
export { page };

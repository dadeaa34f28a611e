import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { a as Fragment, b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { t as markdown } from "./markdown_eWZ5G2uX.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/pages/charte.astro
var charte_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Charte,
	file: () => $$file,
	url: () => $$url
});
var $$Charte = createComponent(($$result, $$props, $$slots) => {
	const { charter } = currentModel();
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Charte de fonctionnement",
		"path": "/charte/",
		"noindex": charter === null
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Charte"
	})} ${maybeRenderHead($$result)}<h1>Charte de fonctionnement</h1> ${charter === null ? renderTemplate`<p class="lede">La charte n’est pas encore publiée.</p>` : renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <p class="muted">
Version ${charter.version} ${charter.adoptedOn && `, adoptée le ${frenchDay(charter.adoptedOn)}`} </p> <div class="prose"> <div>${unescapeHTML(markdown(charter.introduction, 2))}</div> ${charter.articles.map((article) => renderTemplate`<section${addAttribute(`article-${article.id}`, "id")}> <h2>${french(article.title)}</h2> <div>${unescapeHTML(markdown(article.text, 3))}</div> </section>`)} </div> ` })}`}` })}`;
}, "/tmp/w/me/site/src/pages/charte.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/charte.astro";
var $$url = "/charte";
// \0virtual:astro:page:src/pages/charte@_@astro
var page = () => charte_exports;
export { page };

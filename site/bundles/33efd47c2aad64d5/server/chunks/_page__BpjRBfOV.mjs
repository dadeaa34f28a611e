import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { r as plainStart } from "./cards_C0Eq7L-Z.mjs";
import { t as markdown } from "./markdown_eWZ5G2uX.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/pages/[page].astro
var _page__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Page,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return currentModel().menu.pages.map(({ slug }) => ({ params: { page: slug } }));
}
var $$Page = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Page;
	const page = currentModel().page(Astro.params.page);
	if (page === void 0) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": page.title,
		"path": `/${page.slug}/`,
		"description": plainStart(page.body)
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": page.title
	})} ${maybeRenderHead($$result)}<h1>${french(page.title)}</h1> <div class="prose">${unescapeHTML(markdown(page.body, 2))}</div> ` })}`;
}, "/tmp/w/me/site/src/pages/[page].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/[page].astro";
var $$url = "/[page]";
// \0virtual:astro:page:src/pages/[page]@_@astro
var page = () => _page__exports;
export { page };

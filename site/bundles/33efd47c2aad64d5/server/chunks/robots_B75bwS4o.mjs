import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/robots.txt.ts
var robots_txt_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function GET() {
	const { demo, publicUrl } = currentModel();
	return new Response(`${demo ? "User-agent: *\nDisallow: /\n" : "User-agent: *\nDisallow: /participer/\n"}\nSitemap: ${publicUrl}/sitemap-index.xml\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/robots.txt@_@ts
var page = () => robots_txt_exports;
export { page };

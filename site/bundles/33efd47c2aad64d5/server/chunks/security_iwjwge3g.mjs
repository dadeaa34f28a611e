import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { h as midnightAfter, t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/.well-known/security.txt.ts
var security_txt_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
var FIRST_YEAR = 2027;
/** RFC 9116. It expires at the end of the January that follows the next new year. */
function GET() {
	const model = currentModel();
	const { settings, publicUrl } = model;
	let year = FIRST_YEAR;
	while (model.passed(midnightAfter(`${year}-01-01`, 0))) year += 1;
	const lines = [
		`Contact: mailto:${settings.contactEmail}`,
		`Expires: ${year}-01-31T00:00:00.000Z`,
		"Preferred-Languages: fr, en",
		`Canonical: ${publicUrl}/.well-known/security.txt`
	];
	return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/.well-known/security.txt@_@ts
var page = () => security_txt_exports;
export { page };

import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { n as fileSize, r as french } from "./typography_Q480VJDC.mjs";
import { t as DOCUMENT_ROLES } from "./words_CpQZZsbX.mjs";
// src/components/documents.astro
createAstro("https://astro.build");
var $$Documents = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Documents;
	const { documents } = Astro.props;
	const format = ({ file, url, date, role }) => [
		DOCUMENT_ROLES[role],
		file === null ? null : `${file.extension.replace(".", "").toUpperCase()}, ${fileSize(file.bytes)}`,
		file === null && url !== null ? `sur ${new URL(url).hostname.replace(/^www\./, "")}` : null,
		file === null && url === null ? "non retrouvé en ligne" : null,
		date === null ? null : frenchDay(date)
	].filter((part) => part !== null).join(" · ");
	return renderTemplate`${maybeRenderHead($$result)}<ul class="files plain"> ${documents.map((document) => {
		const href = document.file?.path ?? document.url;
		return renderTemplate`<li> ${href === null ? renderTemplate`<b>${french(document.title)}</b>` : renderTemplate`<a${addAttribute(href, "href")}>${french(document.title)}</a>`} <span>${format(document)}</span> </li>`;
	})} </ul>`;
}, "/tmp/w/me/site/src/components/documents.astro", void 0);
export { $$Documents as t };

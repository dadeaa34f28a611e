import { i as frenchHtml } from "./typography_Q480VJDC.mjs";
import { marked } from "marked";
import sanitizeHtml from "sanitize-html";
// src/model/markdown.ts
var ALLOWED = {
	allowedTags: [
		"p",
		"h2",
		"h3",
		"h4",
		"ul",
		"ol",
		"li",
		"strong",
		"em",
		"a",
		"blockquote",
		"br",
		"hr",
		"table",
		"thead",
		"tbody",
		"tr",
		"th",
		"td"
	],
	allowedAttributes: {
		a: ["href"],
		th: ["scope"]
	},
	allowedSchemes: [
		"http",
		"https",
		"mailto",
		"tel"
	],
	allowProtocolRelative: false
};
/** The staff's Markdown as safe HTML, its first headings at level `top`, so that the page keeps one outline. */
function markdown(text, top = 2) {
	const html = marked.parse(text, {
		async: false,
		gfm: true
	});
	const shifted = sanitizeHtml(html, {
		...ALLOWED,
		transformTags: {
			h1: level(top),
			h2: level(top),
			h3: level(top + 1),
			h4: level(top + 2),
			th: (tagName, attribs) => ({
				tagName,
				attribs: {
					...attribs,
					scope: "col"
				}
			})
		}
	});
	return frenchHtml(shifted).replaceAll("<table>", "<section class=\"table\" tabindex=\"0\" aria-label=\"Tableau\"><table>").replaceAll("</table>", "</table></section>");
}
function level(wanted) {
	return `h${Math.min(4, wanted)}`;
}
export { markdown as t };

/** Two voices, one circle; inside the page, so that nothing is fetched for it. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="#3b6b33"/><path d="M10 14h19a4 4 0 0 1 4 4v7a4 4 0 0 1-4 4H19l-6 6v-6h-3z" fill="#fff"/><path d="M37 20a4 4 0 0 1 1 3v9a4 4 0 0 1-3 4v5l-6-5h-8" fill="none" stroke="#e8c873" stroke-width="3" stroke-linejoin="round"/></svg>`;

export const MARK = `data:image/svg+xml,${encodeURIComponent(SVG)}`;

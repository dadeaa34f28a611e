/** Takes its colour from what stands around it, like the other icons of the menu. */
export function FormIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.6rem" height="1.6rem" fill="currentColor" aria-hidden="true">
      <path d="M5 2h14a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Zm2 5v2h10V7Zm0 4v2h10v-2Zm0 4v2h6v-2Z" />
    </svg>
  );
}

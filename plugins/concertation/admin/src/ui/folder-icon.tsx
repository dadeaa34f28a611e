/** Takes its colour from what stands around it, like the other icons of the menu. */
export function FolderIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.6rem" height="1.6rem" fill="currentColor" aria-hidden="true">
      <path d="M2 6.500A2.500 2.500 0 0 1 4.500 4H9.500l2 2.500h8A2.500 2.500 0 0 1 22 9v8.500a2.500 2.500 0 0 1-2.500 2.500h-15A2.500 2.500 0 0 1 2 17.500Z" />
    </svg>
  );
}

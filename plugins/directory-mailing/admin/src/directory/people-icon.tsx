/** Takes its colour from what stands around it, like the other icons of the menu. */
export function PeopleIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.6rem" height="1.6rem" fill="currentColor" aria-hidden="true">
      <path d="M8.500 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0 2C4.500 13 1 15.500 1 19v2h15v-2c0-3.500-3.500-6-7.500-6Zm7.500-2.200a3.500 3.500 0 1 0-.900-6.700 6 6 0 0 1 .100 6.600c.300.100.500.100.800.100Zm2 10.200h5v-1.500c0-3-2.500-5.200-5.800-5.500 1.200 1.300 1.800 3 1.800 5Z" />
    </svg>
  );
}

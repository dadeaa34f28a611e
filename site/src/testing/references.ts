/** What projects refer to: services, communes, themes, procedures, settings. */
export const REFERENCES = {
  departments: [
    {
      slug: 'espaces-publics',
      name: 'Direction des espaces publics',
      email: null,
      phone: null,
      address: null,
      replyWorkingDays: 10,
      example: true,
    },
  ],
  communes: [{ slug: 'nimes', name: 'Nîmes', insee: '30189', population: 148_000, member: true }],
  themes: [{ slug: 'nature', name: 'Nature et paysage' }],
  procedures: [
    {
      slug: 'public-inquiry',
      label: 'Enquête publique',
      explanation: 'Un commissaire enquêteur recueille les observations.',
      statutory: true,
      legalRegister: true,
      legalSource: null,
    },
    {
      slug: 'voluntary',
      label: 'Concertation volontaire',
      explanation: 'L’agglomération demande votre avis sans y être obligée.',
      statutory: false,
      legalRegister: false,
      legalSource: null,
    },
  ],
} as const;

/** Messages that an empty chat offers to begin with. */
export const SUGGESTIONS = [
  'Add buy groceries',
  'Remind me to call the dentist',
  'What do I have left to do?',
] as const;

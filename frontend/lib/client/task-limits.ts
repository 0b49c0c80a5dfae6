/** The longest title that the backend takes, in characters. */
export const TITLE_LENGTH = 200;

/** The longest description that the backend takes, in characters. */
export const DESCRIPTION_LENGTH = 1000;

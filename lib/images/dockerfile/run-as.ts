/** User and group that application images run as; no account of that number is needed in the image. */
export const RUN_AS = '10001:10001';

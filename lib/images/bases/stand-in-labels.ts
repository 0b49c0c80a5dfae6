/** Label of a stand-in, and of every image built on one. */
export const STAND_IN_LABEL = 'todo.stand-in';

/** Label with the digest of the stand-in's recipe. */
export const RECIPE_LABEL = 'todo.stand-in.recipe';

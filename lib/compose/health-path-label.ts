/** Label of the path at which a container answers that it can serve; who looks at it from outside asks there too. */
export const HEALTH_PATH_LABEL = 'todo.health-path';

export type { BackendOverrides, FrontendOverrides, TodoConfig } from '../application';
export type { Answer } from './answer';
export { answerOf } from './answer-of';
export { answerText } from './answer-text';
export { defineConfig } from './define-config';
export { CONFIG_FILE, loadTodoConfig } from './load-todo-config';
export { writeAnswer } from './write-answer';

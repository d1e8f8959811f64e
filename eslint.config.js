// What is checked in the components' JavaScript: mistakes, not taste. It knows no framework; there is none.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/", ".venv/", "**/vendor/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    rules: {
      "array-callback-return": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 250],
      "no-alert": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Stored text must not become markup: build elements and set textContent." },
        { property: "outerHTML", message: "Stored text must not become markup: build elements and set textContent." },
        { property: "insertAdjacentHTML", message: "Stored text must not become markup: build elements." },
        { property: "randomUUID", message: "It exists over https only: use getRandomValues." },
      ],
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];

/** Fine-tuning by the recipe of Devlin et al. (2019), seeded, resumable at any step. */
package dev.basin.engine.training;

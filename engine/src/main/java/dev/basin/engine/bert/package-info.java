/** BERT (Devlin et al. 2019) for sequence classification: its parameters, its kernel text and the face over it. */
package dev.basin.engine.bert;

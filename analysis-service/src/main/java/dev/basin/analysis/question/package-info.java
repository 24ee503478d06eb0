/** What every question about layers shares: {@link dev.basin.analysis.question.Question} is one kind of it, a package beside this one. */
package dev.basin.analysis.question;

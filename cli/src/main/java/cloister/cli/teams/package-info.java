/** The blueprint: {@code teams.yaml}, read and checked, and the documents it stands for. */
@NullMarked
package cloister.cli.teams;

import org.jspecify.annotations.NullMarked;

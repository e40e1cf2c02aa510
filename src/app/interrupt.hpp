// Ctrl-C while the program waits: noted, so that what is running can be stopped and the terminal put right.
#pragma once

namespace minirl::app {

/// From now on SIGINT, SIGTERM and SIGHUP only set a mark.
void note_interrupts();

/// True if one of them has come.
bool interrupted();

}  // namespace minirl::app

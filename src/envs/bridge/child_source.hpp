// What the Python process of the bridge is told to run.
#pragma once

namespace minirl::bridge {

/// The text of src/envs/bridge/child.py. It is a part of the library, so that an installed one needs no file.
extern const char* const child_source;

}  // namespace minirl::bridge

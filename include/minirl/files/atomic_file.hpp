// Whole files at once: read into memory, and written so that a reader sees the old file or the new one, never
// a half.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace minirl {

/// All bytes of the file. IoError with the path and the reason if it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Replaces the file by `bytes`: writes a temporary file beside it, brings it to the disk, renames it. On
/// failure an IoError with the path and the reason; what stood there before is untouched and nothing is left
/// beside it.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace minirl

// Where the tests find their reference data.
#pragma once
#include <cstdlib>
#include <filesystem>

namespace minirl::golden {

/// The folder that MINIRL_GOLDEN names, or the project's own data/golden.
inline std::filesystem::path golden_folder() {
  const char* named = std::getenv("MINIRL_GOLDEN");
  return named != nullptr && *named != '\0' ? std::filesystem::path(named)
                                            : std::filesystem::path(MINIRL_DATA_DIR) / "golden";
}

}  // namespace minirl::golden

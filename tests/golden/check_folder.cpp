#include <algorithm>
#include <system_error>

#include "golden/golden.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::golden {

std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".csv") files.push_back(entry->path());
  }
  if (error) throw IoError(join("cannot read folder ", folder.string(), ": ", error.message()));
  if (files.empty()) throw IoError(join("there is no CSV file in folder ", folder.string()));
  std::sort(files.begin(), files.end());  // folders list their files in any order
  return files;
}

}  // namespace minirl::golden

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <iterator>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

using namespace minirl;

namespace {

long files_in(const std::filesystem::path& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

}  // namespace

TEST_CASE("write_file_atomically: what is written is read, zero bytes and long files too") {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string("short"), std::string(), std::string("a\0b", 3), std::string(300000, 'x')}) {
    write_file_atomically(folder / "file", bytes);
    CHECK(read_file(folder / "file") == bytes);
  }
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("write_file_atomically: the file is as readable as any new one") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "x");
  const mode_t hidden = ::umask(0);
  ::umask(hidden);
  struct stat about {};
  REQUIRE(::stat((folder / "file").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == (0666 & ~hidden));
}

TEST_CASE("write_file_atomically: on failure the reason is named and nothing is left behind") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "taken");
  CHECK_THROWS_WITH_AS(write_file_atomically(folder / "taken", "x"),
                       join("cannot write ", (folder / "taken").string(), ": Is a directory").c_str(),
                       IoError);
  CHECK(files_in(folder.path()) == 1);
  CHECK_THROWS_WITH_AS(
      write_file_atomically(folder / "missing" / "file", "x"),
      join("cannot write ", (folder / "missing/file").string(), ": No such file or directory").c_str(),
      IoError);
  CHECK_THROWS_AS(write_file_atomically(folder.path() / "", "x"), IoError);
  CHECK_THROWS_AS(write_file_atomically("", "x"), IoError);
}

TEST_CASE("write_file_atomically: a file left by a crash is not in the way") {
  const TemporaryFolder folder;
  write_file_atomically(folder / join("file.tmp-", ::getpid(), "-0").c_str(), "left");
  write_file_atomically(folder / "file", "new");
  CHECK(read_file(folder / "file") == "new");
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("read_file: missing files and folders are named") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(
      read_file(folder / "none"),
      join("cannot read ", (folder / "none").string(), ": No such file or directory").c_str(), IoError);
  CHECK_THROWS_WITH_AS(read_file(folder.path()),
                       join("cannot read ", folder.path().string(), ": Is a directory").c_str(), IoError);
}

// TensorBoard event files: numbers over the steps of a run, as TensorBoard's page "Scalars" draws them. A
// file is a row of records framed as TensorFlow does (TFRecord), each with a protobuf message `Event` in it.
#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace minirl {

/// Writes one event file. Call flush() from time to time, for whoever looks on, and at the end: a destructor
/// cannot report that the disk was full.
class EventWriter {
 public:
  /// Makes the folder if need be and in it the file events.out.tfevents.SECONDS.minirl.COUNTER, always a new
  /// one: TensorBoard reads the files of a folder in the order of their names as one run. IoError with path
  /// and reason.
  explicit EventWriter(const std::filesystem::path& folder);

  /// One point of the curve `tag`; TensorBoard keeps it as a float. IoError if it cannot be written.
  void scalar(std::string_view tag, long step, double value);

  /// Says that a run goes on from the state it had after `step` steps: TensorBoard drops what earlier files
  /// of the folder have of later ones.
  void resumed_after(long step);

  /// Hands everything written so far to the system. IoError if that failed, e.g. because the disk is full.
  void flush();

  const std::filesystem::path& path() const { return path_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void write_event(std::string_view fields);

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace minirl

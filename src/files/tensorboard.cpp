#include "minirl/files/tensorboard.hpp"

#include <cerrno>
#include <chrono>
#include <system_error>

#include "files/event_format.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using detail::Message;

// The fields of TensorFlow's event.proto and summary.proto that are used here.
namespace field {
constexpr int wall_time = 1, step = 2, file_version = 3, summary = 5, session_log = 7;  // of Event
constexpr int value = 1;                                                                // of Summary
constexpr int tag = 1, simple_value = 2;                                                // of Summary.Value
constexpr int status = 1;                                                               // of SessionLog
}  // namespace field

[[noreturn]] void fail_to_write(const std::filesystem::path& path) {
  throw IoError(join("cannot write ", path.string(), ": ", std::generic_category().message(errno)));
}

double seconds_since_1970() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string file_name(long seconds, int counter) {
  const std::string digits = std::to_string(counter);
  return join("events.out.tfevents.", seconds, ".minirl.",
              std::string(6 - std::min<std::size_t>(6, digits.size()), '0'), digits);
}

}  // namespace

EventWriter::EventWriter(const std::filesystem::path& folder) {
  std::error_code ignored;  // whatever keeps the folder from being made keeps the file from being opened
  std::filesystem::create_directories(folder, ignored);
  const auto seconds = static_cast<long>(seconds_since_1970());
  for (int counter = 0; !file_; ++counter) {
    path_ = folder / file_name(seconds, counter);
    file_.reset(std::fopen(path_.c_str(), "wbx"));  // x: only if it is a new one
    if (!file_ && errno != EEXIST) fail_to_write(path_);
  }
  write_event(Message().add(field::file_version, "brain.Event:2").bytes());
}

void EventWriter::scalar(std::string_view tag, long step, double value) {
  const Message point = Message().add(field::tag, tag).add(field::simple_value, static_cast<float>(value));
  const Message summary = Message().add(field::value, point.bytes());
  write_event(Message()
                  .add(field::step, static_cast<std::uint64_t>(step))
                  .add(field::summary, summary.bytes())
                  .bytes());
}

void EventWriter::resumed_after(long step) {
  constexpr std::uint64_t start = 1;
  const auto first_new = static_cast<std::uint64_t>(step) + 1;
  write_event(Message()
                  .add(field::step, first_new)
                  .add(field::session_log, Message().add(field::status, start).bytes())
                  .bytes());
}

void EventWriter::write_event(std::string_view fields) {
  const std::string record =
      detail::tfrecord(Message().add(field::wall_time, seconds_since_1970()).bytes() + std::string(fields));
  if (std::fwrite(record.data(), 1, record.size(), file_.get()) != record.size()) fail_to_write(path_);
}

void EventWriter::flush() {
  if (std::fflush(file_.get()) != 0) fail_to_write(path_);
}

}  // namespace minirl

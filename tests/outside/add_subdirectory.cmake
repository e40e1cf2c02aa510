add_subdirectory(minirl)
target_link_libraries(my_agent PRIVATE minirl::minirl)

#pragma once

namespace twobus
{
/** Numbers the JACK clients of this process, so that each has a name of its own: the window can listen to a DAW and to
    the inputs at the same time. Takes the lowest free number, from 1. Keep it as long as the client is open. Message
    thread only. */
class JackClientNumber
{
public:
    JackClientNumber();
    ~JackClientNumber();

    JackClientNumber (const JackClientNumber&) = delete;
    JackClientNumber& operator= (const JackClientNumber&) = delete;

    int value() const noexcept { return number; }

    /** The client that JUCE opens next gets this number. */
    void useForNextClient() const;

private:
    const int number;
};
} // namespace twobus

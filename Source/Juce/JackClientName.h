#pragma once

/** The name of our JACK client, "twobus-" and the process id, which JUCE is told through JUCE_JACK_CLIENT_NAME.

    It has to be unique: PipeWire lets two clients have one name, and JUCE then connects the ports of the second
    Twobus to the first. Included by force where JUCE is compiled, since JUCE does not know of it.
*/
#ifdef __cplusplus
extern const char* const twobusJackClientName;
#endif

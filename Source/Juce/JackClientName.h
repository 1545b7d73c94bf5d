#pragma once

/** The name of the JACK client that JUCE opens next, which JUCE is told through JUCE_JACK_CLIENT_NAME: "twobus-" and the
    process id, and with number 2 "twobus-PID-2".

    It has to be unique: PipeWire lets two clients have one name, and JUCE then connects the ports of the second to the
    first. Included by force where JUCE is compiled, since JUCE does not know of it. Message thread only.
*/
#ifdef __cplusplus
const char* twobusJackClientName();
void setTwobusJackClientNumber (int number);
#endif
